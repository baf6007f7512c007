import { createCanvas } from '@napi-rs/canvas'
import type { ReceiptView } from '#src/receipts/index.js'
import { readLogo } from '#src/receipts/logo.js'
import { type Logo, PLAIN_SETTINGS, type ReceiptSettings } from '#src/receipts/settings.js'
import { kenyanView, line, ugandanView } from './views.js'

/** A picture that somebody may call a logo: a disc with a leaf. */
export function drawLogo(kind: 'image/png' | 'image/jpeg', width = 260, height = 120): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  if (kind === 'image/jpeg') {
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
  }
  context.fillStyle = '#111'
  context.beginPath()
  context.arc(width / 2, height / 2, height / 2 - 4, 0, Math.PI * 2)
  context.fill()
  context.fillStyle = '#fff'
  context.beginPath()
  context.ellipse(width / 2, height / 2, height / 3, height / 7, -0.7, 0, Math.PI * 2)
  context.fill()
  return kind === 'image/png' ? canvas.toBuffer('image/png') : canvas.toBuffer('image/jpeg')
}

export function logo(): Promise<Logo> {
  return readLogo(drawLogo('image/png'))
}

/** What a device can ask for, all of it. */
export async function dressed(): Promise<ReceiptSettings> {
  return {
    ...PLAIN_SETTINGS,
    language: 'sw',
    header: ['Karibu sana', 'Simu 0700 000 000'],
    footer: ['Bidhaa hazirudishwi bila risiti', 'www.example.co.ke'],
    amountInWords: true,
    logo: await logo(),
  }
}

/** A copy outside production. */
export function kenyanTestCopy(): ReceiptView {
  return kenyanView({ view: { production: false, form: 'copy' } })
}

/** An offer, in Swahili, with everything that a device can ask for. */
export async function kenyanProforma(): Promise<ReceiptView> {
  return kenyanView({ fiscal: null, view: { form: 'proforma', settings: await dressed() } })
}

export function ugandanTraining(): ReceiptView {
  return ugandanView({ fiscal: null, view: { form: 'training' } })
}

/** Names in Arabic and in Hebrew, with brackets and numbers, and one that needs two lines. */
export function fromRight(): ReceiptView {
  const names = [
    'خبز أبيض (كبير) 400 جرام',
    'ספר לימוד (כרך א) 12',
    'Soda شركة النيل 500 ml',
    'قهوة عربية ممتازة، محمصة حديثا ومطحونة يدويا على الطريقة القديمة في السوق',
  ]
  return ugandanView({
    document: { lines: names.map((name) => line({ name })) },
    view: {
      seller: { name: 'חנות הספרים (בע"מ)', tradeName: 'شركة النيل للتجارة (المحدودة)', taxId: '1000023516' },
    },
  })
}

/** Sixty lines, some with names that do not end, with the largest prices. */
export function longSale(): ReceiptView {
  const name =
    'A thing whose name goes on and on and on, as the names of goods of the trade often do in practice'
  const lines = Array.from({ length: 60 }, (_, index) =>
    line({
      name: index % 7 === 0 ? name : `Thing number ${index + 1}`,
      quantity: String(index + 1),
      unitPrice: '999999999999',
    }),
  )
  return ugandanView({ document: { lines }, view: { production: false } })
}
