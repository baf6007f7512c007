import type Encoder from '@point-of-sale/receipt-printer-encoder'
import { CODE_PAGES } from './letters.js'

/** Dots of a picture: four bytes each, row after row. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

/** Lines that go by before the knife is where the last one was printed. */
const FEED = 4

/** How light a dot may be to be printed. */
const THRESHOLD = 150

/** A printer of so many characters a line, ready for the first one. */
export async function open(columns: number): Promise<Encoder> {
  const { default: ReceiptPrinterEncoder } = await import('@point-of-sale/receipt-printer-encoder')
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    newline: '\n',
    imageMode: 'raster',
    feedBeforeCut: FEED,
    codepageMapping: 'epson',
    codepageCandidates: [...CODE_PAGES],
  })
    .initialize()
    .codepage('auto')
}

/** A picture in the middle, its edges filled up to what a printer takes: eight dots at a time. */
export function imageOf(printer: Encoder, { width, height, pixels }: Pixels): void {
  const whole = { width: Math.ceil(width / 8) * 8, height: Math.ceil(height / 8) * 8 }
  const data = new Uint8ClampedArray(whole.width * whole.height * 4).fill(255)
  for (let y = 0; y < height; y++)
    data.set(pixels.subarray(y * width * 4, (y + 1) * width * 4), y * whole.width * 4)
  printer
    .align('center')
    .image({ ...whole, data, colorSpace: 'srgb' }, { ...whole, algorithm: 'threshold', threshold: THRESHOLD })
    .align('left')
}

/** A whole receipt as one picture, cut off below. */
export async function writePicture(picture: Pixels): Promise<Uint8Array> {
  const printer = await open(42)
  imageOf(printer, picture)
  return printer.cut('partial').encode()
}
