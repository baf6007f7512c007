import type { Face } from './face.js'
import type { Mark, Page, Tone } from './marks.js'

/** The library takes long to load, and most gateways print no PDF for a while. */
const load = () => import('pdfkit').then((module) => module.default)

type Pdf = InstanceType<Awaited<ReturnType<typeof load>>>

const COLOURS: Readonly<Record<Tone, string>> = {
  ink: '#000000',
  soft: '#555a63',
  hair: '#c9c9c9',
  faint: '#e9e9e9',
}

const WHITE = '#ffffff'

/** What the page knows already: the faces, and the colour that is drawn in. */
interface Pen {
  readonly known: Set<string>
  colour: string
}

export interface PdfFacts {
  readonly title: string
  readonly author: string
  /** The file has no time but this: the same document is the same bytes. */
  readonly at: Date
}

/** Writes pages as a PDF. */
export async function writePdf(pages: readonly Page[], { title, author, at }: PdfFacts): Promise<Uint8Array> {
  const PDFDocument = await load()
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    // Or it would read the measures of a font that nobody uses.
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    info: {
      Title: title,
      Author: author,
      Creator: 'Risiti',
      Producer: 'Risiti',
      CreationDate: at,
      ModDate: at,
    },
  })
  const chunks: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  const pen: Pen = { known: new Set(), colour: '' }
  for (const page of pages) {
    pdf.addPage({ size: [page.width, page.height], margin: 0 })
    pen.colour = ''
    for (const mark of page.marks) draw(pdf, mark, pen)
  }
  pdf.end()
  return whole
}

function draw(pdf: Pdf, mark: Mark, pen: Pen): void {
  if (mark.kind === 'text') write(pdf, mark, pen)
  else if (mark.kind === 'box') drawBox(pdf, mark, pen)
  else if (mark.kind === 'modules') drawModules(pdf, mark, pen)
  else pdf.image(Buffer.from(mark.logo.png), mark.x, mark.y, { width: mark.width, height: mark.height })
}

function write(pdf: Pdf, mark: Extract<Mark, { kind: 'text' }>, pen: Pen): void {
  const { x, y, size, tone, runs, turn, width, said } = mark
  if (turn !== undefined) {
    pdf.save()
    pdf.rotate(-turn, { origin: [x + width / 2, y - size * 0.35] })
  }
  fill(pdf, COLOURS[tone], pen)
  let left = x
  // Whoever searches, copies or hears it gets what was written: letters joined by a font are no longer the letters of the text.
  if (said !== undefined) pdf.markContent('Span', { actual: said })
  for (const { face, text } of runs) {
    use(pdf, face, pen)
    pdf.fontSize(size).text(text, left, y, { lineBreak: false, baseline: 'alphabetic' })
    left += (face.widthOf(text) * size) / 1000
  }
  if (said !== undefined) pdf.endMarkedContent()
  if (turn === undefined) return
  pdf.restore()
  pen.colour = ''
}

/** A face that is open already is handed over as it is: opening it again would take longer than writing the page. */
function use(pdf: Pdf, { id, embedded }: Face, { known }: Pen): void {
  if (!known.has(id)) pdf.registerFont(id, embedded as never)
  known.add(id)
  pdf.font(id)
}

/** Says a colour only where it changes. */
function fill(pdf: Pdf, colour: string, pen: Pen): void {
  if (pen.colour !== colour) pdf.fillColor(colour)
  pen.colour = colour
}

function drawBox(
  pdf: Pdf,
  { x, y, width, height, tone, line }: Extract<Mark, { kind: 'box' }>,
  pen: Pen,
): void {
  pdf.rect(x, y, width, height)
  if (line !== undefined) pdf.lineWidth(line).stroke(COLOURS[tone])
  else {
    fill(pdf, COLOURS[tone], pen)
    pdf.fill()
  }
}

/** All dark runs are one shape, so that no viewer draws seams between them. */
function drawModules(pdf: Pdf, { x, y, size, rows }: Extract<Mark, { kind: 'modules' }>, pen: Pen): void {
  fill(pdf, WHITE, pen)
  pdf.rect(x, y, rows.length * size, rows.length * size).fill()
  const runs = rows.flatMap((row, line) =>
    runsOf(row).map(([start, length]) =>
      [x + start * size, y + line * size, length * size, size].map(short).join(' '),
    ),
  )
  fill(pdf, COLOURS.ink, pen)
  pdf.addContent(`${runs.join(' re\n')} re f`)
}

/** The dark runs of a row: where each begins, and how long it is. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const runs: [number, number][] = []
  for (let start = 0; start < row.length; start++) {
    if (!row[start]) continue
    let end = start + 1
    while (row[end]) end++
    runs.push([start, end - start])
    start = end
  }
  return runs
}

function short(length: number): number {
  return Math.round(length * 1000) / 1000
}
