import type Encoder from '@point-of-sale/receipt-printer-encoder'
import { columnsOf } from '../columns.js'
import {
  type Block,
  type Layout,
  type Pair,
  type QrCode,
  type Section,
  VERIFY_AT,
  withTexts,
} from '../layout.js'
import { printable } from '../printable.js'
import { qrModules } from '../qr.js'
import type { Logo } from '../settings.js'
import { COLUMNS, drawBlock, drawMark, headingOf, type PaperWidth, rule, type Slip } from '../text.js'
import { printerText } from './letters.js'
import { imageOf, open, type Pixels } from './printer.js'

export { writePicture } from './printer.js'

export interface SlipOptions {
  readonly width: PaperWidth
  /** Characters in a line, where the printer has another number than most of its paper. */
  readonly columns?: number | undefined
  /** What a picture in the layout looks like, in dots. */
  readonly pixelsOf: (logo: Logo) => Promise<Pixels>
}

/** Dots that a QR code takes at most, and the edge of its modules that cameras read and printers draw. */
const QR_DOTS: Readonly<Record<PaperWidth, number>> = { '58': 336, '80': 360, a4: 360 }
const LEAST_MODULE = 3
const LARGEST_MODULE = 8

/** How many times wider and higher than an amount, best first: what fits is taken, or else the last. */
const SIZES = {
  banner: [
    [4, 4],
    [3, 4],
    [2, 4],
  ],
  name: [
    [2, 2],
    [1, 2],
  ],
  title: [
    [2, 1],
    [1, 2],
  ],
} as const

/** Writes a layout as commands for a receipt printer, in its own letters. The last command cuts the paper. */
export async function writeEscpos(given: Layout, options: SlipOptions): Promise<Uint8Array> {
  const layout = withTexts(given, (text) => printerText(printable(text)))
  const slip = { width: options.columns ?? COLUMNS[options.width], colour: false }
  const printer = await open(slip.width)
  const mark = layout.mark === undefined ? [] : drawMark(layout.mark, slip)
  printer.bold(true)
  for (const line of mark) write(printer, line)
  printer.bold(false)
  for (const [index, section] of layout.sections.entries()) {
    if (index > 0) write(printer, rule(slip))
    await writeSection(printer, section, slip, options)
  }
  printer.bold(true)
  for (const line of mark) write(printer, line)
  printer.bold(false)
  return printer.cut('partial').encode()
}

async function writeSection(
  printer: Encoder,
  section: Section,
  slip: Slip,
  options: SlipOptions,
): Promise<void> {
  printer.bold(true)
  for (const line of headingOf(section)) write(printer, line)
  printer.bold(false)
  for (const block of section.blocks) {
    if (block.kind === 'logo') imageOf(printer, await options.pixelsOf(block.logo))
    else writeBlock(printer, block, slip, options)
  }
}

function writeBlock(
  printer: Encoder,
  block: Exclude<Block, { kind: 'logo' }>,
  slip: Slip,
  options: SlipOptions,
): void {
  switch (block.kind) {
    case 'banner':
    case 'name':
    case 'title':
      writeLarge(printer, block.text, slip, SIZES[block.kind])
      return
    case 'pairs':
      for (const pair of block.pairs) writePair(printer, pair, slip)
      return
    case 'qr':
      writeQr(printer, block, slip, options.width)
      return
    default: {
      const loud = block.kind === 'notice' && block.loud === true
      if (loud) printer.bold(true)
      for (const line of drawBlock(block, slip)) write(printer, line)
      if (loud) printer.bold(false)
    }
  }
}

/** As large as the paper allows, in the middle. */
function writeLarge(
  printer: Encoder,
  text: string,
  slip: Slip,
  sizes: readonly (readonly [width: number, height: number])[],
): void {
  const [width, height] = sizes.find(([width]) => columnsOf(text) * width <= slip.width) ?? sizes.at(-1)!
  const lines = drawBlock({ kind: 'centred', text }, { ...slip, width: Math.floor(slip.width / width) })
  printer.bold(true).align('center').size(width, height)
  for (const line of lines) printer.line(line.trim())
  printer.size(1, 1).align('left').bold(false)
}

function writePair(printer: Encoder, pair: Pair, slip: Slip): void {
  const isTotal = pair.look === 'total'
  if (isTotal) printer.bold(true).size(1, 2)
  for (const line of drawBlock({ kind: 'pairs', pairs: [pair] }, slip)) write(printer, line)
  if (isTotal) printer.size(1, 1).bold(false)
}

/** The printer draws the code itself, from its text. */
function writeQr(
  printer: Encoder,
  { text, caption, url, lead = VERIFY_AT }: QrCode,
  slip: Slip,
  width: PaperWidth,
): void {
  const code = qrModules(text, Math.floor(QR_DOTS[width] / LEAST_MODULE))
  if (code) {
    const size = Math.min(LARGEST_MODULE, Math.floor(QR_DOTS[width] / code.length))
    printer
      .newline()
      .align('center')
      .qrcode(text, { model: 2, size, errorlevel: 'm' })
      .align('left')
      .newline()
  }
  const words = drawBlock({ kind: 'centred', text: code ? caption : lead }, slip)
  for (const line of [...words, ...drawBlock({ kind: 'notice', text: url }, slip)]) write(printer, line)
}

function write(printer: Encoder, line: string): void {
  printer.line(line.trimEnd())
}
