import type { Face } from './face.js'
import type { Mark, Page, Tone } from './marks.js'

/** A picture may become black and white on its way to paper: nothing that is read is grey, except on a sheet. */
const COLOURS: Readonly<Record<Tone, string>> = {
  ink: '#000',
  soft: '#555a63',
  hair: '#c9c9c9',
  faint: '#e9e9e9',
}

/** The outlines of the letters of a picture, each kept once. */
type Outlines = Map<string, string>

/** Writes a page as an SVG whose letters are outlines: it looks the same wherever it is drawn, with whatever fonts. */
export function writeSvg({ width, height, marks }: Page): string {
  const outlines: Outlines = new Map()
  const body = marks.map((mark) => draw(mark, outlines)).join('\n')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    `<defs>${[...outlines].map(([id, path]) => `<path id="${id}" d="${path}"/>`).join('')}</defs>`,
    body,
    '</svg>',
  ].join('\n')
}

function draw(mark: Mark, outlines: Outlines): string {
  switch (mark.kind) {
    case 'text':
      return write(mark, outlines)
    case 'box':
      return drawBox(mark)
    case 'modules':
      return drawModules(mark)
    case 'logo':
      return `<image x="${short(mark.x)}" y="${short(mark.y)}" width="${short(mark.width)}" height="${short(mark.height)}" href="data:image/png;base64,${Buffer.from(mark.logo.png).toString('base64')}"/>`
  }
}

function write(
  { x, y, size, tone, runs, turn, width }: Extract<Mark, { kind: 'text' }>,
  outlines: Outlines,
): string {
  let left = x
  const pieces = runs.map(({ face, text }) => {
    const piece = writeRun(face, text, left, y, size, outlines)
    left += (face.widthOf(text) * size) / 1000
    return piece
  })
  const rotation =
    turn === undefined
      ? ''
      : ` transform="rotate(${-turn} ${short(x + width / 2)} ${short(y - size * 0.35)})"`
  return `<g fill="${COLOURS[tone]}"${rotation}>${pieces.join('')}</g>`
}

function writeRun(face: Face, text: string, x: number, y: number, size: number, outlines: Outlines): string {
  const scale = size / face.font.unitsPerEm
  const { glyphs, positions } = face.font.layout(text)
  let pen = 0
  const letters = glyphs.map((glyph, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!
    const id = `${face.id}-${glyph.id}`
    if (!outlines.has(id)) outlines.set(id, glyph.path.toSVG())
    const at = `<use href="#${id}" x="${short(pen + xOffset)}" y="${short(yOffset)}"/>`
    pen += xAdvance
    return outlines.get(id) === '' ? '' : at
  })
  return `<g transform="matrix(${scale.toFixed(6)} 0 0 ${(-scale).toFixed(6)} ${short(x)} ${short(y)})">${letters.join('')}</g>`
}

function drawBox({ x, y, width, height, tone, line }: Extract<Mark, { kind: 'box' }>): string {
  const look =
    line === undefined
      ? `fill="${COLOURS[tone]}"`
      : `fill="none" stroke="${COLOURS[tone]}" stroke-width="${short(line)}"`
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" ${look}/>`
}

function drawModules({ x, y, size, rows }: Extract<Mark, { kind: 'modules' }>): string {
  const path = rows
    .flatMap((row, line) => row.map((dark, column) => (dark ? `M${column} ${line}h1v1h-1z` : '')))
    .join('')
  return `<g transform="translate(${short(x)} ${short(y)}) scale(${size.toFixed(6)})" shape-rendering="crispEdges"><rect width="${rows.length}" height="${rows.length}" fill="#fff"/><path d="${path}"/></g>`
}

/** A length without more digits than anybody sees. */
function short(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}
