import { open, writeFile } from 'node:fs/promises'
import { callPrinter } from '@risiti/gateway/printer-line'
import { type Command, Option } from 'commander'
import { type Connection, request, requestBytes } from '../api.js'
import { type ClientOptions, connectionOf, gatewayClientCommand } from '../connection.js'
import { unwritable } from '../file-errors.js'
import { say, sayJson } from '../output.js'
import { type PrinterAddress, parsePrinter } from '../printer.js'

/** What a terminal can show. */
const READABLE: ReadonlySet<string> = new Set(['text', 'html'])

interface ReceiptOptions extends ClientOptions {
  readonly format?: string
  readonly width?: string
  readonly output?: string
  readonly record?: boolean
  /** True: the printer of the device. */
  readonly print?: PrinterAddress | true
}

/** A print as the gateway answers it. */
interface Print {
  readonly number?: number
  readonly kind: 'original' | 'copy' | 'provisional'
  readonly receipt: string
}

export function receiptCommand(): Command {
  return gatewayClientCommand('receipt')
    .description('Show the receipt of a document, write it to a file, or print it.')
    .argument('<id>', 'the id of the document')
    .addOption(
      new Option('--format <format>', 'text, html, pdf, png or escpos; text if left out').choices([
        'text',
        'html',
        'pdf',
        'png',
        'escpos',
      ]),
    )
    .addOption(
      new Option('--width <width>', 'paper: 58 or 80 mm, or a4; the QR code of a text needs room').choices([
        '58',
        '80',
        'a4',
      ]),
    )
    .option('--output <file>', 'write it there; also to a device, such as /dev/usb/lp0')
    .option('--record', 'count it as a print: the first is the original, later ones say COPY')
    .option(
      '--print [printer]',
      'print it, and count that: on this printer (HOST or HOST:PORT; 9100 if left out), or on that of its device',
      parsePrinter,
    )
    .action(async (id: string, options: ReceiptOptions) => {
      if (options.print === true) return printThere(id, options)
      if (options.print) return printHere(id, options.print, options)
      return show(id, options)
    })
}

/** The gateway sends it to the printer of the device. */
async function printThere(id: string, options: ReceiptOptions): Promise<void> {
  const print = await recordPrint(connectionOf(options), id, '?to=printer')
  tell(print, options)
}

/** Nothing is recorded before the printer has answered: an original that no printer took would leave copies only. */
async function printHere(id: string, { host, port }: PrinterAddress, options: ReceiptOptions): Promise<void> {
  const gateway = connectionOf(options)
  const line = await callPrinter(host, port)
  try {
    const print = await recordPrint(gateway, id)
    const form = { format: 'escpos', width: options.width ?? '80' }
    await line.print(await fetchReceipt(gateway, print.receipt, form))
    tell(print, options)
  } finally {
    line.drop()
  }
}

async function show(id: string, options: ReceiptOptions): Promise<void> {
  const { format = 'text', output, json } = options
  if (output === undefined && !READABLE.has(format))
    throw new Error(`${format} is written to a file: name one with --output, or use --print.`)
  const gateway = connectionOf(options)
  const path = `/v1/documents/${encodeURIComponent(id)}`
  if (output !== undefined) await expectWritable(output)
  const print = options.record ? await recordPrint(gateway, id) : undefined
  const width = options.width ?? (output === undefined ? 'a4' : undefined)
  const bytes = await fetchReceipt(gateway, print?.receipt ?? `${path}/receipt`, { format, width })
  if (output !== undefined) await writeFile(output, bytes)
  if (json) {
    const what = output === undefined ? { receipt: Buffer.from(bytes).toString('utf8') } : { file: output }
    sayJson({ document: await request(gateway, path), ...what, ...(print ? { print } : {}) })
  } else say(output === undefined ? Buffer.from(bytes).toString('utf8') : `Written to ${output}.`)
}

/** Before anything is recorded: an original that cannot be written would leave copies only. @throws Error when it cannot be written to. */
async function expectWritable(file: string): Promise<void> {
  const handle = await open(file, 'a').catch((error) => {
    throw unwritable(file, error)
  })
  await handle.close()
}

async function recordPrint(gateway: Connection, id: string, query = ''): Promise<Print> {
  const path = `/v1/documents/${encodeURIComponent(id)}/prints${query}`
  return (await request(gateway, path, { method: 'POST' })) as Print
}

function fetchReceipt(
  gateway: Connection,
  path: string,
  form: { readonly format: string; readonly width: string | undefined },
): Promise<Uint8Array> {
  const query = new URLSearchParams({ format: form.format, ...(form.width ? { width: form.width } : {}) })
  return requestBytes(gateway, `${path}${path.includes('?') ? '&' : '?'}${query}`)
}

const SAID = { original: 'the original', copy: 'a copy', provisional: 'a provisional slip' } as const

function tell(print: Print, { json }: ReceiptOptions): void {
  if (json) sayJson(print)
  else say(`Printed: ${SAID[print.kind]}.`)
}
