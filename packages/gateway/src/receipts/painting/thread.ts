import { parentPort } from 'node:worker_threads'
import { renderEscpos, renderPdf, renderPng } from '../receipt.js'
import type { FontFiles } from '../settings.js'
import type { ReceiptView } from '../view.js'
import type { Painted, Painting } from './job.js'

/* The thread that draws: one receipt after the other. */

/** Fonts that stay open. */
const MOST_FONTS = 8

const fonts: FontFiles[] = []

parentPort!.on('message', async (painting: Painting) => {
  const painted = await paint(painting)
  parentPort!.postMessage(painted, 'bytes' in painted ? [painted.bytes.buffer as ArrayBuffer] : [])
})

async function paint(painting: Painting): Promise<Painted> {
  try {
    // A small result may lie in a buffer with others: only a copy can be given away.
    return { bytes: Uint8Array.from(await draw(painting)) }
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    return { error: { name, message } }
  }
}

async function draw(painting: Painting): Promise<Uint8Array> {
  const view = withKnownFont(painting.view)
  if (painting.form === 'escpos') return renderEscpos(view, painting.options)
  if (painting.form === 'pdf') return renderPdf(view, painting.width)
  return (await renderPng(view, painting.width)).png
}

/** Files come anew with every receipt; those that are open already are found again by what is in them. */
function withKnownFont(view: ReceiptView): ReceiptView {
  const font = view.settings?.font
  if (!font) return view
  const known = fonts.find((each) => sameFile(each.regular, font.regular) && sameFile(each.bold, font.bold))
  if (known) return { ...view, settings: { ...view.settings!, font: known } }
  fonts.unshift(font)
  fonts.length = Math.min(fonts.length, MOST_FONTS)
  return view
}

function sameFile(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (!one || !other) return one === other
  return Buffer.compare(one, other) === 0
}
