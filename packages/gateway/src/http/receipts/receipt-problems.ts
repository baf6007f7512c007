import type { DocumentRecord } from '../../documents/record.js'
import type { PrinterError } from '../../receipts/escpos/line.js'
import { PainterBusyError } from '../../receipts/painting/painter.js'
import { PictureTooLongError } from '../../receipts/paper/picture-too-long.js'
import { busy, Problem } from '../problem.js'
import type { PrintView } from './print-schemas.js'

/** The error for a document that was withdrawn. */
export function noReceipt({ id }: DocumentRecord): Problem {
  return new Problem({
    status: 409,
    code: 'document-cancelled',
    title: 'A cancelled document has no receipt.',
    detail: `${id} was cancelled before the authority had it.`,
    fix: `See why with GET /v1/documents/${id}/events.`,
  })
}

/** Draws a receipt. @throws Problem where no picture can hold it, or too many wait. */
export async function drawn<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn> {
  try {
    return await draw()
  } catch (error) {
    if (error instanceof PictureTooLongError) throw pictureTooLong()
    if (error instanceof PainterBusyError) throw busy('Too many receipts wait to be drawn.')
    throw error
  }
}

function pictureTooLong(): Problem {
  return new Problem({
    status: 409,
    code: 'picture-too-long',
    title: 'The receipt is too long for one picture.',
    detail: 'It has more lines than a picture is drawn for.',
    fix: 'Ask for a PDF, or for text.',
  })
}

/** The error for a print that there was not. */
export function printUnknown({ id }: DocumentRecord, print: number): Problem {
  return new Problem({
    status: 404,
    code: 'print-unknown',
    title: 'There is no such print.',
    detail: `${id} was not printed ${print === 1 ? 'yet' : `${print} times`}.`,
    fix: `Record a print with POST /v1/documents/${id}/prints, and use the number that it answers with.`,
  })
}

/** The error for a device that has no printer. */
export function noPrinter(device: string): Problem {
  return new Problem({
    status: 409,
    code: 'printer-missing',
    title: 'The device has no printer.',
    detail: `Nobody said where "${device}" prints.`,
    fix: `Name one with PUT /v1/devices/${device}/receipt-settings, or print it yourself: leave out "to".`,
  })
}

/** The error for a printer that does not answer: nothing was printed, and nothing recorded. */
export function printerSilent(error: PrinterError): Problem {
  return new Problem({
    status: 502,
    code: 'printer-silent',
    title: 'The printer does not answer.',
    detail: `${error.message}. No print was recorded.`,
    fix: 'See whether it is switched on and connected, then print again.',
    retry: 'same-request',
  })
}

/** The error for a printer that hung up. */
export function printerFailed(error: PrinterError, { number }: PrintView): Problem {
  const counted =
    number === undefined ? '' : ` Print ${number} counts all the same: part of it may be on paper.`
  return new Problem({
    status: 502,
    code: 'printer-failed',
    title: 'The printer did not take the whole receipt.',
    detail: `${error.message}.${counted}`,
    fix: 'Send the same request again, with its Idempotency-Key, to print the same print; without one it would be a copy.',
    retry: 'same-request',
  })
}
