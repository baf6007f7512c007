import { readFileSync } from 'node:fs'
import { create, type Font, type FontCollection } from 'fontkit'
import { columnsOf } from '../columns.js'
import { legibleText } from '../legible.js'
import { printable } from '../printable.js'
import type { FontFiles } from '../settings.js'
import { FROM_RIGHT, stretchesOf } from './bidi.js'
import { type Face, openLater, openOwnFace, openPlainFace } from './face.js'

export type Weight = 'regular' | 'bold'

/** A stretch of text in one face. */
export interface Run {
  readonly face: Face
  readonly text: string
}

/** The faces a receipt is set in, best first: the device's own, then the bundled one. */
export interface Faces {
  readonly regular: readonly Face[]
  readonly bold: readonly Face[]
}

const FOLDER = new URL('../../../fonts/', import.meta.url)

let bundled: Faces | undefined
const opened = new WeakMap<FontFiles, Faces>()

/** The faces for a device. @throws FontUnreadableError when its own font is none. */
export function facesFor(own: FontFiles | undefined): Faces {
  bundled ??= { regular: openBundled('Regular'), bold: openBundled('Bold') }
  if (!own) return bundled
  const known = opened.get(own)
  if (known) return known
  const faces = {
    regular: [openOwn(own.regular, 'own-regular'), ...bundled.regular],
    bold: [openOwn(own.bold ?? own.regular, 'own-bold'), ...bundled.bold],
  }
  opened.set(own, faces)
  return faces
}

/** A file that a device gave as a font is none that can be used. */
export class FontUnreadableError extends Error {
  override readonly name = 'FontUnreadableError'
}

/** Opens a font file, and tries it. @throws FontUnreadableError saying why it cannot be used. */
export function openFont(bytes: Uint8Array): Font {
  let font: Font | FontCollection
  try {
    font = create(Buffer.from(bytes))
  } catch {
    throw new FontUnreadableError('is not a TrueType or OpenType font')
  }
  if (!('layout' in font)) throw new FontUnreadableError('is a collection of fonts; give one of them')
  try {
    font.layout('Aa 0')
    font.createSubset().encode()
  } catch {
    throw new FontUnreadableError('is a font that is broken')
  }
  if (!font.hasGlyphForCodePoint(0x30)) throw new FontUnreadableError('is a font without digits')
  return font
}

/** Scripts with files of their own, and what is taken from those. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Hebrew: /[\u0590-\u05FF\uFB1D-\uFB4F]/,
  Arabic: /[\u0600-\u06FF\u0750-\u077F\u0870-\u08FF\uFB50-\uFDFF\uFE70-\uFEFC]|\u200C|\u200D/,
}

function openBundled(weight: 'Regular' | 'Bold'): Face[] {
  const read = (name: string) => readFileSync(new URL(`${name}-${weight}.ttf`, FOLDER))
  const id = weight.toLowerCase()
  return [
    openPlainFace(create(read('NotoSans')) as Font, id),
    ...Object.entries(SCRIPTS).map(([script, letters]) => {
      const name = `${script.toLowerCase()}-${id}`
      return openLater(name, letters, () => openSet(read(`NotoSans${script}`), name))
    }),
  ]
}

function openSet(bytes: Buffer, id: string): Face {
  return openOwnFace(create(bytes) as Font, bytes, id)
}

function openOwn(bytes: Uint8Array, id: string): Face {
  return openOwnFace(openFont(bytes), bytes, id)
}

/** Most texts: letters that the bundled font has, with single blanks between words. */
const PLAIN = /^[!-~]+( [!-~]+)*$/

/** A text as it can be set: letters that no face has are written otherwise. */
export function settable(text: string, faces: readonly Face[]): string {
  if (PLAIN.test(text)) return text
  return legibleText(printable(text), (piece) => hasAll(piece, faces))
}

function hasAll(text: string, faces: readonly Face[]): boolean {
  for (const letter of text) {
    const codePoint = letter.codePointAt(0)!
    if (!faces.some((face) => face.has(codePoint))) return false
  }
  return true
}

/** A line of text as stretches from left to right, each in the first face that has its letters. */
export function runsOf(text: string, faces: readonly Face[]): Run[] {
  if (isPlain(text, faces)) return [{ face: faces[0]!, text }]
  if (!FROM_RIGHT.test(text)) return inFaces(text, faces)
  return stretchesOf(text).flatMap((stretch) => {
    const runs = inFaces(stretch.text, faces)
    return stretch.fromRight ? runs.reverse().map(turned) : runs
  })
}

/** The font turns what has a letter from the right; what has none, such as brackets, is turned here. */
function turned({ face, text }: Run): Run {
  return { face, text: FROM_RIGHT.test(text) ? text : Array.from(text).reverse().join('') }
}

/** A text in the order in which it is read, each stretch in the first face that has its letters. A mark goes with the letter before it. */
function inFaces(text: string, faces: readonly Face[]): Run[] {
  const runs: { face: Face; text: string }[] = []
  for (const letter of text) {
    const last = runs.at(-1)
    const codePoint = letter.codePointAt(0)!
    if (last?.face.has(codePoint) && (columnsOf(letter) === 0 || letter === ' ')) {
      last.text += letter
      continue
    }
    const face = faces.find((each) => each.has(codePoint)) ?? faces[0]!
    if (last?.face === face) last.text += letter
    else runs.push({ face, text: letter })
  }
  return runs
}

/** True where the first face has every letter, and sets them one after the other. */
function isPlain(text: string, [first]: readonly Face[]): boolean {
  return first!.setsPlainly(text)
}

/** How wide a text is at a size, points. */
export function widthOf(text: string, faces: readonly Face[], size: number): number {
  if (isPlain(text, faces)) return (faces[0]!.widthOf(text) * size) / 1000
  return runsOf(text, faces).reduce((width, run) => width + (run.face.widthOf(run.text) * size) / 1000, 0)
}
