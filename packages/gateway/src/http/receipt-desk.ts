import { readOriginal } from '../documents/read.js'
import type { DocumentRecord } from '../documents/record.js'
import type { DeviceReceiptSettings, PrinterSettings } from '../receipts/device-receipts.js'
import { callPrinter, PrinterError, type PrinterLine } from '../receipts/escpos/line.js'
import type { Form } from '../receipts/forms.js'
import { type ReceiptRequest, type RenderedReceipt, receiptViewOf, renderView } from '../receipts/render.js'
import { countPrints } from '../store/statements/receipts.js'
import type { GatewayContext } from './context.js'
import { type PrintView, viewPrint } from './print-schemas.js'
import {
  drawn,
  noPrinter,
  noReceipt,
  printerFailed,
  printerSilent,
  printUnknown,
} from './receipt-problems.js'

/** Draws receipts, and records what was printed. */
export class ReceiptDesk {
  readonly #gateway: GatewayContext
  readonly #account: string

  constructor(gateway: GatewayContext, account: string) {
    this.#gateway = gateway
    this.#account = account
  }

  /**
   * The receipt of a document, or its slip: as one of its prints, or as the next one would be.
   * @throws Problem where there is none.
   */
  async draw(
    record: DocumentRecord,
    request: ReceiptRequest & { readonly print?: number | undefined },
  ): Promise<RenderedReceipt> {
    if (record.status === 'cancelled') throw noReceipt(record)
    const printed = record.fiscal ? await countPrints(this.#gateway.store.read, record.id) : 0
    const { print = printed + 1 } = request
    if (print > printed + 1 || (request.print !== undefined && print > printed))
      throw printUnknown(record, print)
    return this.#drawAs(record, print > 1 ? 'copy' : undefined, request)
  }

  /** Records a print, for a caller who prints it. A slip is not recorded: it is no receipt. */
  async record(record: DocumentRecord, key: string | undefined): Promise<PrintView> {
    if (record.status === 'cancelled') throw noReceipt(record)
    const { store, clock } = this.#gateway
    const now = clock.now().getTime()
    const print = { account: this.#account, document: record.id, key: key ?? null, now }
    const recorded = record.fiscal ? await store.write('recordPrint', print) : undefined
    if (!recorded) return slipOf(record, now)
    return viewPrint(record.id, recorded.number, recorded.at)
  }

  /**
   * Prints on the printer of the device. The print is recorded once the printer has answered, and before it gets a byte: an original
   * is never printed twice.
   * @throws Problem where there is no printer, or it does not do its work.
   */
  async print(record: DocumentRecord, key: string | undefined): Promise<PrintView> {
    if (record.status === 'cancelled') throw noReceipt(record)
    const settings = await this.#settingsOf(record)
    const { printer } = settings
    if (!printer) throw noPrinter(record.device)
    const line = await this.#call(printer)
    const print = await this.record(record, key).catch((error: unknown) => {
      line.drop()
      throw error
    })
    await this.#send(record, print, line)
    return print
  }

  async #call({ host, port }: PrinterSettings): Promise<PrinterLine> {
    try {
      return await callPrinter(host, port)
    } catch (error) {
      throw error instanceof PrinterError ? printerSilent(error) : error
    }
  }

  async #send(record: DocumentRecord, print: PrintView, line: PrinterLine): Promise<void> {
    try {
      const form = print.kind === 'copy' ? 'copy' : undefined
      const { body } = await this.#drawAs(record, form, { format: 'escpos', accept: undefined })
      await line.print(body as Uint8Array)
    } catch (error) {
      line.drop()
      throw error instanceof PrinterError ? printerFailed(error, print) : error
    }
  }

  async #drawAs(
    record: DocumentRecord,
    form: Form | undefined,
    request: ReceiptRequest,
  ): Promise<RenderedReceipt> {
    const { authorities, store, publicUrl } = this.#gateway
    const authority = await authorities.of(this.#account, record.device)
    const original = await readOriginal(store.read, record)
    const settings = await this.#settingsOf(record)
    const view = receiptViewOf(record, authority!, { publicUrl: publicUrl(), settings, form, original })
    return drawn(() => renderView(view, request, settings))
  }

  #settingsOf({ device }: DocumentRecord): Promise<DeviceReceiptSettings> {
    return this.#gateway.receipts.of(this.#account, device)
  }
}

function slipOf({ id }: DocumentRecord, now: number): PrintView {
  return { kind: 'provisional', at: new Date(now).toISOString(), receipt: `/v1/documents/${id}/receipt` }
}
