import CodepageEncoder, { type Codepage } from '@point-of-sale/codepage-encoder'

/** What a printer would do: a line of text with its size, a QR code, a picture, the knife. */
export interface Printed {
  readonly lines: readonly string[]
  readonly qrs: readonly { readonly text: string; readonly size: number; readonly middle: boolean }[]
  readonly pictures: readonly { readonly width: number; readonly height: number; readonly dots: Uint8Array }[]
  readonly cuts: number
}

/** The numbers by which Epson's printers, and those that copy them, call their code pages. */
const PAGES: Readonly<Record<number, Codepage>> = {
  0: 'cp437',
  16: 'windows1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
}

/** Reads the commands as a printer does, and fails at one that it does not know. */
export function readEscpos(bytes: Uint8Array): Printed {
  const lines: string[] = []
  const qrs: { text: string; size: number; middle: boolean }[] = []
  const pictures: { width: number; height: number; dots: Uint8Array }[] = []
  let [at, line, page, size, bold, module, stored, cuts] = [0, '', PAGES[0]!, 0, 0, 0, '', 0]
  let align = 0
  const take = (count: number) => {
    at += count
    return bytes.subarray(at - count, at)
  }
  let look = ''
  const end = () => {
    lines.push(`${line.trimEnd()}${line.trim() === '' || look === '' ? '' : ` {${look}}`}`)
    line = ''
    look = ''
  }
  const write = (letter: string) => {
    line += letter
    if (letter === ' ') return
    const large = size > 0 ? `${(size >> 4) + 1}x${(size & 15) + 1}` : ''
    look = [large, bold ? 'bold' : ''].filter((mark) => mark !== '').join(' ')
  }
  const graphic = (data: Uint8Array) => {
    const [, fn] = data
    if (fn === 0x43) module = data[2]!
    if (fn === 0x50) stored = Buffer.from(data.subarray(3)).toString('latin1')
    if (fn === 0x51) qrs.push({ text: stored, size: module, middle: align === 1 })
  }
  while (at < bytes.length) {
    const [first = 0] = take(1)
    if (first === 0x0a) end()
    else if (first === 0x1b) obeyEscape(take(1)[0]!)
    else if (first === 0x1c && take(1)[0] === 0x2e) continue
    else if (first === 0x1d) obeyGroup(take(1)[0]!)
    else if (first >= 0x20) write(letterOf(page, first))
    else throw new Error(`byte ${first} at ${at}`)
  }
  return { lines, qrs, pictures, cuts }

  function obeyEscape(command: number): void {
    const known: Readonly<Record<number, (value: number) => void>> = {
      69: (value) => {
        bold = value
      },
      77: () => {},
      97: (value) => {
        align = value
      },
      116: (value) => {
        page = PAGES[value]!
      },
      51: () => {},
      32: () => {},
    }
    if (command === 0x40 || command === 0x32) return
    const act = known[command]
    if (!act) throw new Error(`ESC ${command.toString(16)} at ${at}`)
    act(take(1)[0]!)
    if (page === undefined) throw new Error('a code page that few printers have')
  }

  function obeyGroup(command: number): void {
    if (command === 0x21) size = take(1)[0]!
    else if (command === 0x28) {
      const [kind, low = 0, high = 0] = take(3)
      if (kind !== 0x6b) throw new Error(`GS ( ${kind}`)
      graphic(take(low + high * 256))
    } else if (command === 0x76) {
      const [, , xl = 0, xh = 0, yl = 0, yh = 0] = take(6)
      const [across, height] = [xl + xh * 256, yl + yh * 256]
      pictures.push({ width: across * 8, height, dots: Uint8Array.from(take(across * height)) })
    } else if (command === 0x56) {
      take(1)
      cuts++
    } else throw new Error(`GS ${command.toString(16)} at ${at}`)
  }
}

function letterOf(page: Codepage, byte: number): string {
  if (byte < 0x80) return String.fromCharCode(byte)
  return String.fromCodePoint(CodepageEncoder.getCodepoints(page, true)[byte]!)
}
