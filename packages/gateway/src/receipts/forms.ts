import type { Block, Layout } from './layout.js'
import { noteName } from './notes.js'
import type { Form, ReceiptView } from './view.js'

/** What every form carries outside production. */
export const TEST_MARK = 'TEST – NOT A FISCAL RECEIPT'

const BANNERS: Readonly<Record<Form, string>> = {
  copy: 'COPY',
  proforma: 'PROFORMA',
  training: 'TRAINING',
}

/** KRA's words for each form; a copy of URA's document is as good as the document. */
const NOT_OFFICIAL = 'THIS IS NOT AN OFFICIAL RECEIPT'

/** KRA's label of a normal receipt, by form, and of a credit note. */
const LABELS: Readonly<Record<Form | 'original', readonly [sale: string, note: string]>> = {
  original: ['NS', 'NC'],
  copy: ['CS', 'CC'],
  proforma: ['PS', 'PC'],
  training: ['TS', 'TC'],
}

/** True for an offer or an exercise. */
export function isDraft({ form }: ReceiptView): boolean {
  return form === 'proforma' || form === 'training'
}

/** What stands above the title of a form, and nothing above that of the document itself. */
export function bannerOf(view: ReceiptView): Block[] {
  const { form, country } = view
  if (!form) return []
  const banner: Block = { kind: 'banner', text: BANNERS[form] }
  if (form === 'copy' && country === 'UG') return [banner]
  return [banner, { kind: 'notice', text: NOT_OFFICIAL, loud: true }]
}

/** What is written faintly across a form. */
function watermarksOf({ form }: ReceiptView): string[] {
  return form ? [BANNERS[form]] : []
}

/** What a document is called above its lines. @param normal the word where it is neither a note nor a draft. */
export function titleOf(view: ReceiptView, normal: string): string {
  const note = noteName(view)
  if (view.form === 'proforma') return `Proforma ${(note ?? 'invoice').toLowerCase()}`
  if (view.form === 'training') return `Training ${(note ?? 'invoice').toLowerCase()}`
  return note ?? normal
}

/** KRA's label behind the counters of a receipt. */
export function labelOf(view: ReceiptView): string {
  const [sale, note] = LABELS[view.form ?? 'original']
  return noteName(view) ? note : sale
}

/** The mark of a view and what is drawn across it, as members of its layout. */
export function markOf(view: ReceiptView): Pick<Layout, 'mark' | 'watermarks'> {
  const mark = view.production ? {} : { mark: TEST_MARK }
  const watermarks = [...(view.production ? [] : [TEST_MARK]), ...watermarksOf(view)]
  return watermarks.length === 0 ? mark : { ...mark, watermarks }
}
