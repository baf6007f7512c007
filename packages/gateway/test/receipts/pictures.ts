import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { deflateSync, inflateSync } from 'node:zlib'
import type { Picture } from './browser.js'

/** Every page of a PDF as a picture, with a library that has nothing to do with the one that wrote it. */
export const drawPdf = (pdf: Uint8Array, resolution: number) => readPages<Picture>('draw', pdf, resolution)

/** What is written on every page of a PDF, line by line. */
export const readPdf = (pdf: Uint8Array) => readPages<string>('read', pdf)

/** A piece of text of a PDF: points from the left, and how wide its page is. */
export interface PieceOfText {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly page: number
}

/** Where every piece of text of a PDF stands. */
export async function placesOf(pdf: Uint8Array): Promise<PieceOfText[]> {
  return (await readPages<PieceOfText[]>('places', pdf)).flat()
}

let reader: Worker | undefined
let asked = 0

async function readPages<Page>(reading: string, pdf: Uint8Array, resolution?: number): Promise<Page[]> {
  reader ??= new Worker(new URL('./pdf-reader.mjs', import.meta.url)).setMaxListeners(0)
  const worker = reader
  const id = ++asked
  worker.ref()
  worker.postMessage({ id, reading, pdf: new Uint8Array(pdf), resolution })
  for await (const [answer] of on(worker, 'message')) {
    if (answer.id !== id) continue
    worker.unref()
    if (answer.error) throw answer.error
    return answer.pages
  }
  throw new Error('The reader of PDFs ended.')
}

/** Pictures beside each other, as one. */
export function besideEachOther(pictures: readonly Picture[]): Picture {
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0)
  const height = Math.max(...pictures.map((picture) => picture.height))
  const data = new Uint8Array(width * height * 4).fill(255)
  let left = 0
  for (const picture of pictures) {
    for (let y = 0; y < picture.height; y++) {
      const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4)
      data.set(row, (y * width + left) * 4)
    }
    left += picture.width
  }
  return { width, height, data }
}

/** How light ink, soft words, what lies faintly below, and paper are: a picture is kept in these four. */
const LIGHTS = [0, 100, 228, 255] as const

/** A picture in four greys: the number of one for each pixel, row after row. */
export interface Greys {
  readonly width: number
  readonly height: number
  readonly greys: Uint8Array
}

export function toGreys({ width, height, data }: Picture): Greys {
  const greys = new Uint8Array(width * height)
  for (let pixel = 0; pixel < greys.length; pixel++) {
    const light = data[pixel * 4]! * 0.3 + data[pixel * 4 + 1]! * 0.59 + data[pixel * 4 + 2]! * 0.11
    greys[pixel] = light < 50 ? 0 : light < 164 ? 1 : light < 242 ? 2 : 3
  }
  return { width, height, greys }
}

/** The same as a small PNG: two bits a pixel. */
export function writeGreys({ width, height, greys }: Greys): Buffer {
  const stride = Math.ceil(width / 4) + 1
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * stride + 1 + (x >> 2)]! |= greys[y * width + x]! << (6 - 2 * (x & 3))
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([2, 3], 8)
  const palette = Buffer.from(LIGHTS.flatMap((light) => [light, light, light]))
  const data = deflateSync(rows, { level: 9 })
  const chunks = [
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

/** Reads what `writeGreys` wrote. */
export function readGreys(png: Buffer): Greys {
  const data = 33 + 12 + LIGHTS.length * 3
  const [width, height, length] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt32BE(data)]
  const rows = inflateSync(png.subarray(data + 8, data + 8 + length))
  const stride = Math.ceil(width / 4) + 1
  const greys = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    return (rows[y * stride + 1 + (x >> 2)]! >> (6 - 2 * (x & 3))) & 3
  })
  return { width, height, greys }
}

/** The edge of what is compared at a time, pixels: about a letter. */
const TILE = 12

/** How much two pictures differ where they differ most: shares of a tile. */
export interface Difference {
  /** Pixels that are another grey. */
  readonly any: number
  /** Pixels that are ink in one and paper, or nearly, in the other. */
  readonly plain: number
}

/** Compares letter by letter, so that one digit is not lost in a page. Everything differs where the size is another. */
export function differing(a: Greys, b: Greys): Difference {
  if (a.width !== b.width || a.height !== b.height) return { any: 1, plain: 1 }
  let [any, plain] = [0, 0]
  for (let top = 0; top < a.height; top += TILE / 2)
    for (let left = 0; left < a.width; left += TILE / 2) {
      const tile = differingIn(a, b, left, top)
      any = Math.max(any, tile.any)
      plain = Math.max(plain, tile.plain)
    }
  return { any, plain }
}

function differingIn(a: Greys, b: Greys, left: number, top: number): Difference {
  let [any, plain] = [0, 0]
  for (let y = top; y < Math.min(top + TILE, a.height); y++)
    for (let x = left; x < Math.min(left + TILE, a.width); x++) {
      const apart = Math.abs(a.greys[y * a.width + x]! - b.greys[y * a.width + x]!)
      if (apart > 0) any++
      if (apart > 1) plain++
    }
  return { any: any / TILE ** 2, plain: plain / TILE ** 2 }
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
