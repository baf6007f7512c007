import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'

type Modules = boolean[][]

/** Reads a QR code as a camera would: from pixels, eight to a module. */
export function scan(modules: Modules): string {
  const scale = 8
  const height = modules.length * scale
  const width = modules[0]!.length * scale
  const data = new Uint8Array(width * height * 4).fill(255)
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) paint(data, width, x * scale, y * scale, scale)
    })
  })
  return decodeQR({ width, height, data }, { effort: 4, timeLimit: 2000 })
}

function paint(data: Uint8Array, width: number, left: number, top: number, size: number): void {
  for (let y = top; y < top + size; y++) {
    data.fill(0, (y * width + left) * 4, (y * width + left + size) * 4)
    for (let x = left; x < left + size; x++) data[(y * width + x) * 4 + 3] = 255
  }
}

/** The modules that an SVG of ours draws: a light ground and the runs of one path. */
export function modulesOfSvg(html: string): Modules {
  const svg = /<svg.*?<\/svg>/s.exec(html)?.[0] ?? ''
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1])
  const modules = Array.from({ length: size }, () => new Array<boolean>(size).fill(false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    modules[Number(y)]!.fill(true, Number(x), Number(x) + Number(length))
  }
  return modules
}

/** The modules that half-height blocks show, where `ink` says whether a drawn half is dark. */
export function modulesOfBlocks(lines: readonly string[], ink: 'dark' | 'light'): Modules {
  return lines.flatMap((line) => {
    const cells = [...line]
    const upper = cells.map((cell) => ('█▀'.includes(cell) ? ink === 'dark' : ink !== 'dark'))
    const lower = cells.map((cell) => ('█▄'.includes(cell) ? ink === 'dark' : ink !== 'dark'))
    return [upper, lower]
  })
}

/** The lines of a text that consist of blocks. */
export function blockLines(text: string): string[] {
  const lines = text.split('\n').filter((line) => /^[█▀▄ ]+$/.test(line) && line.trim() !== '')
  const margin = Math.min(...lines.map((line) => line.length - line.trimStart().length))
  return lines.map((line) => line.slice(margin))
}

/** How many modules an edge of the code for a text has, at correction M, without its quiet zone. */
export function qrModulesOf(text: string): number {
  return encodeQR(text, 'raw', { ecc: 'medium', border: 4 }).length - 8
}
