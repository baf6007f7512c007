import encodeQR from 'qr'

/** Modules of light that ISO/IEC 18004 asks for around the symbol. */
const QUIET_ZONE = 4

/** Rows of modules, true where dark, with the quiet zone. */
type Modules = readonly (readonly boolean[])[]

interface Shape {
  readonly correction: 'medium' | 'low'
  readonly quiet: number
}

const STANDARD: Shape = { correction: 'medium', quiet: QUIET_ZONE }

/** From best to barely enough: a screen needs little correction, and phones read a thin quiet zone. */
const NARROWING: readonly Shape[] = [
  STANDARD,
  { correction: 'low', quiet: 4 },
  { correction: 'low', quiet: 3 },
  { correction: 'low', quiet: 2 },
]

/** How a code is coloured in text. */
export interface TerminalQrOptions {
  /**
   * True where escape sequences are understood: black on white whatever the colours of the terminal. Otherwise the
   * light modules are drawn, which is right on a dark terminal and a negative, readable by most phones, on a light one.
   */
  readonly colour?: boolean
}

/** Draws a QR code (correction M, quiet zone 4) in half-height blocks. @throws RangeError when the text is too long. */
export function drawQrForTerminal(text: string, options: TerminalQrOptions = {}): string {
  const modules = modulesOf(text, STANDARD)
  if (!modules) throw new RangeError('the text is too long for a QR code')
  return drawModules(modules, options).join('\n')
}

/** The best QR code that is at most `columns` wide; `undefined` when none fits. */
export function qrLines(
  text: string,
  columns: number,
  options: TerminalQrOptions,
): { readonly lines: readonly string[]; readonly columns: number } | undefined {
  for (const shape of NARROWING) {
    const modules = modulesOf(text, shape)
    if (modules && modules.length <= columns) {
      return { lines: drawModules(modules, options), columns: modules.length }
    }
  }
  return undefined
}

/**
 * Draws a QR code as one inline SVG element: correction M (L when only that holds the text), with its quiet zone, black
 * on white. @throws RangeError when the text is too long.
 */
export function qrSvg(text: string): string {
  const modules = modulesOf(text, STANDARD) ?? modulesOf(text, { ...STANDARD, correction: 'low' })
  if (!modules) throw new RangeError('the text is too long for a QR code')
  const size = modules.length
  const millimetres = Math.min(64, Math.max(44, Math.ceil(size * 0.6)))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${millimetres}mm" height="${millimetres}mm"`,
    ` viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR code">`,
    `<rect width="${size}" height="${size}" fill="#fff"/>`,
    `<path fill="#000" d="${modules.map(runsOf).join('')}"/>`,
    '</svg>',
  ].join('')
}

/**
 * The modules of a QR code, with its quiet zone: correction M, or L where only that holds the text or leads to modules as large as they
 * must be. @param most how many modules there is room for. @returns undefined when there is no room.
 */
export function qrModules(text: string, most: number): Modules | undefined {
  return [STANDARD, { ...STANDARD, correction: 'low' } as const]
    .map((shape) => modulesOf(text, shape))
    .find((modules) => modules && modules.length <= most)
}

/** True when a text is short enough for a QR code. */
export function fitsQr(text: string): boolean {
  return modulesOf(text, { ...STANDARD, correction: 'low' }) !== undefined
}

function modulesOf(text: string, { correction, quiet }: Shape): Modules | undefined {
  try {
    return encodeQR(text, 'raw', { ecc: correction, border: quiet })
  } catch {
    return undefined
  }
}

/** The dark runs of a row as rectangles of a path. */
function runsOf(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x++
    const length = x + 1 - start
    path += `M${start} ${y}h${length}v1h-${length}z`
  }
  return path
}

/** Two rows of modules make one line. What stands below an odd last row belongs to the quiet zone. */
function drawModules(modules: Modules, { colour = false }: TerminalQrOptions): string[] {
  const lines: string[] = []
  for (let y = 0; y < modules.length; y += 2) {
    const lower = modules[y + 1]
    const cells = modules[y]!.map((top, x) => {
      const bottom = lower?.[x] ?? false
      return colour ? block(top, bottom) : block(!top, !bottom)
    }).join('')
    lines.push(colour ? `\x1b[38;5;16;48;5;231m${cells}\x1b[0m` : cells)
  }
  return lines
}

function block(top: boolean, bottom: boolean): string {
  if (top) return bottom ? '█' : '▀'
  return bottom ? '▄' : ' '
}
