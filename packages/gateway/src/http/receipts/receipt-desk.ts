import { readOriginal } from '../../documents/read.js'
import type { DocumentRecord } from '../../documents/record.js'
import type { DeviceReceiptSettings, PrinterSettings } from '../../receipts/device-receipts.js'
import { callPrinter, PrinterError, type PrinterLine } from '../../receipts/escpos/line.js'
import {
  type ReceiptRequest,
  type RenderedReceipt,
  receiptViewOf,
  renderView,
} from '../../receipts/render.js'
import type { Form } from '../../receipts/view.js'
import { countPrints } from '../../store/statements/receipts.js'
import type { GatewayContext } from '../context.js'
import { type PrintView, viewPrint } from './print-schemas.js'
import {
  drawn,
  noPrinter,
  noReceipt,
  printerFailed,
  printerSilent,
  printUnknown,
} from './receipt-problems.js'

/** What a printer takes. */
const ON_PRINTER: ReceiptRequest = { format: 'escpos', accept: undefined }

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
    const printed = await this.#printed(record)
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
   * Prints on the printer of the device. The print is recorded once it is drawn and the printer has answered, and before that gets a
   * byte: an original is never printed twice, and what cannot be drawn counts for nothing.
   * @throws Problem where there is no printer, or it does not do its work.
   */
  async print(record: DocumentRecord, key: string | undefined): Promise<PrintView> {
    if (record.status === 'cancelled') throw noReceipt(record)
    const settings = await this.#settingsOf(record)
    const { printer } = settings
    if (!printer) throw noPrinter(record.device)
    const expected = (await this.#printed(record)) > 0 ? 'copy' : undefined
    const ready = await this.#drawAs(record, expected, ON_PRINTER)
    const line = await this.#call(printer)
    try {
      const print = await this.record(record, key)
      const form = print.kind === 'copy' ? 'copy' : undefined
      const { body } = form === expected ? ready : await this.#drawAs(record, form, ON_PRINTER)
      await this.#send(body as Uint8Array, print, line)
      return print
    } catch (error) {
      line.drop()
      throw error
    }
  }

  async #call({ host, port }: PrinterSettings): Promise<PrinterLine> {
    try {
      return await callPrinter(host, port)
    } catch (error) {
      throw error instanceof PrinterError ? printerSilent(error) : error
    }
  }

  async #send(body: Uint8Array, print: PrintView, line: PrinterLine): Promise<void> {
    try {
      await line.print(body)
    } catch (error) {
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
    return drawn(() => renderView(view, request, settings, this.#gateway.painter))
  }

  async #printed({ id, fiscal }: DocumentRecord): Promise<number> {
    return fiscal ? countPrints(this.#gateway.store.read, id) : 0
  }

  #settingsOf({ device }: DocumentRecord): Promise<DeviceReceiptSettings> {
    return this.#gateway.receipts.of(this.#account, device)
  }
}

function slipOf({ id }: DocumentRecord, now: number): PrintView {
  return { kind: 'provisional', at: new Date(now).toISOString(), receipt: `/v1/documents/${id}/receipt` }
}
