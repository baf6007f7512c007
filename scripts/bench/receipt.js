import { readFileSync } from 'node:fs'
import { calculate } from '@risiti/core'
import { ugandaRegime } from '@risiti/efris/document'
import { create } from 'fontkit'
import PDFDocument from 'pdfkit'
import { renderPdf } from '../../packages/gateway/dist/receipts/index.js'
import { setPages } from '../../packages/gateway/dist/receipts/paper/pages.js'
import { layOut } from '../../packages/gateway/dist/receipts/receipt.js'
import { comparePairs, ratePerSecond } from './pairs.js'

const FONTS = new URL('../../packages/gateway/fonts/', import.meta.url)
/** Opened once, as ours are. */
const FACES = ['Regular', 'Bold'].map((weight) =>
  create(readFileSync(new URL(`NotoSans-${weight}.ttf`, FONTS))),
)
const COUNT = 40

/**
 * A receipt of five lines as a PDF of A4, from the document to the bytes, against the bare library that writes the same pieces of text in the
 * same two fonts, where it is told that they go: no layout, no code, no lines.
 */
export async function benchReceipt({ rounds, promise }) {
  const view = fiveLines()
  const texts = textsOf(view)
  return comparePairs({
    name: 'a receipt of 5 lines as a PDF',
    limit: 'the bare library writing the same text',
    promise,
    rounds,
    measure: () => ratePerSecond(COUNT, 1, () => renderPdf(view, 'a4')),
    measureLimit: () => ratePerSecond(COUNT, 1, () => writeBare(texts)),
  })
}

/** Every piece of text of the receipt, with its place. */
export function textsOf(view) {
  const [{ marks }] = setPages(layOut(view), { width: 'a4', font: undefined, endless: false })
  return marks
    .filter(({ kind }) => kind === 'text')
    .map(({ x, y, size, runs }) => {
      const [{ face, text }] = runs
      return { x, y, size, bold: face.id === 'bold', text }
    })
}

export function writeBare(texts) {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 0 })
    let bytes = 0
    pdf.on('data', (chunk) => {
      bytes += chunk.length
    })
    pdf.on('end', () => resolve(bytes))
    pdf.on('error', reject)
    pdf.registerFont('regular', FACES[0])
    pdf.registerFont('bold', FACES[1])
    for (const { x, y, size, bold, text } of texts)
      pdf
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
    pdf.end()
  })
}

export function fiveLines() {
  const lines = Array.from({ length: 5 }, (_, index) => ({
    item: `SODA-${index}`,
    name: `Soda ${index} 500 ml`,
    quantity: '2',
    unit: 'PCE',
    unitPrice: '2500',
    tax: 'standard',
    priceIncludesTax: true,
    classification: { scheme: 'ug-commodity', code: '50202306' },
  }))
  const document = {
    type: 'receipt',
    number: 'INV-1001',
    device: 'ug-shop-1',
    currency: 'UGX',
    issuedAt: '2026-11-23T10:15:00+03:00',
    operator: 'Cashier 1',
    lines,
  }
  const page =
    'https://efris.ura.go.ug/site_new/#/invoiceValidation?invoiceNo=325043567891&antiFakeCode=38590274615038472615'
  return {
    country: 'UG',
    production: true,
    taxInvoice: true,
    provisional: { kind: ugandaRegime.provisional, verifyUrl: page },
    seller: { name: 'Nile Provisions (U) Limited', tradeName: 'Nile Provisions', taxId: '1000023516' },
    document,
    calculation: calculate(document, ugandaRegime),
    fiscal: {
      number: '325043567891',
      verificationCode: '38590274615038472615',
      qr: page,
      verifyUrl: page,
      issuedAt: '2026-11-23T21:15:09Z',
      deviceId: '1000023516_01',
      uploaded: true,
    },
  }
}
