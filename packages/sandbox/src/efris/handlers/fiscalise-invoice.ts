import { accept, firstRefusal, type Handler, type Operations } from '../contract.js'
import { asEnablerSays } from '../enabler.js'
import { enter } from '../enter.js'
import { normalise } from '../normalise.js'
import { keepOffline } from '../offline.js'
import { answerOf, issue } from '../record.js'
import { isNumberedBySeller } from '../rules/document.js'
import { INVOICE_RULES } from '../rules/invoice.js'
import { OFFLINE_INVOICE_RULES } from '../rules/offline.js'
import { layOut, type Sale } from '../rules/sale.js'

/**
 * T109: a sale becomes a fiscal document, and what was sold leaves the stock. All at once: nothing waits in between. An enabler without the
 * authority keeps the document, and the authority learns of both when it is uploaded.
 */
export const fiscaliseInvoice: Handler<Operations['fiscaliseInvoice']> = (draft, visit) => {
  const sale = layOut(draft ?? {}, visit)
  const { books, door, now } = visit
  const refusal = firstRefusal(door.isOffline ? OFFLINE_INVOICE_RULES : INVOICE_RULES, sale)
  // A repeat is answered with the facts as they were sent, a success with numbers written anew.
  if (refusal) return refusal.content ? { ...refusal, extend: factsOf(sale, (text) => text) } : refusal
  if (door.isOffline) return accept(keepOffline(sale), factsOf(sale, normalise))
  const own = isNumberedBySeller(sale) ? sale.basic.invoiceNo : undefined
  const invoice = issue(sale, own ?? books.numbers.nextInvoiceNo(now))
  enter(invoice, books)
  const answer = answerOf(invoice, now)
  const said = door.name === 'enabler' ? asEnablerSays(answer, sale) : answer
  return accept(said, factsOf(sale, normalise))
}

function factsOf(
  sale: Sale,
  write: (text: string | undefined) => string | undefined,
): Record<string, string> {
  const { basic, seller, summary, lines } = sale
  return {
    operatorName: basic.operator ?? '',
    referenceNo: seller.referenceNo ?? '',
    itemDescription: lines
      .map((line) => line.item ?? '')
      .join(',')
      .slice(0, 100),
    currency: basic.currency ?? '',
    grossAmount: write(summary.grossAmount) ?? '',
    taxAmount: write(summary.taxAmount) ?? '',
  }
}
