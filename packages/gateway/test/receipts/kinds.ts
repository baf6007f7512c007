import type { ReceiptView } from '#src/receipts/index.js'
import { dressed, kenyanProforma, kenyanTestCopy, ugandanTraining } from './dressed.js'
import { kenyanCreditNote, kenyanView, ugandanCreditNote, ugandanView } from './views.js'

/** Every kind of receipt that there is, in both countries; some outside production, and some with all that a device can ask for. */
export const KINDS: Readonly<Record<string, () => ReceiptView | Promise<ReceiptView>>> = {
  'ug-tax-invoice': ugandanView,
  'ug-copy-dressed': ugandanDressedCopy,
  'ug-credit-note': ugandanCreditNote,
  'ug-proforma': () => ugandanView({ fiscal: null, view: { form: 'proforma' } }),
  'ug-training': ugandanTraining,
  'ug-provisional': () => ugandanView({ fiscal: null }),
  'ke-tax-invoice': kenyanView,
  'ke-copy-test': kenyanTestCopy,
  'ke-credit-note': kenyanCreditNote,
  'ke-proforma-dressed': kenyanProforma,
  'ke-training-test': () => kenyanView({ fiscal: null, view: { form: 'training', production: false } }),
  'ke-provisional': () => kenyanView({ fiscal: null }),
}

/** In Swahili, with a logo, a header and a footer. */
async function ugandanDressedCopy(): Promise<ReceiptView> {
  return ugandanView({ view: { form: 'copy', settings: await dressed() } })
}
