import { deflateSync, inflateSync } from 'node:zlib'
import type { Picture } from './browser.js'

/** Every page of a PDF as a picture, with a library that has nothing to do with the one that wrote it. */
export async function drawPdf(pdf: Uint8Array, resolution: number): Promise<Picture[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const { createCanvas } = await import('@napi-rs/canvas')
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pictures: Picture[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const viewport = page.getViewport({ scale: resolution / 72 })
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)]
    const canvas = createCanvas(width, height)
    const context = canvas.getContext('2d')
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    await page.render({ canvas: canvas as never, canvasContext: context as never, viewport }).promise
    pictures.push({ width, height, data: new Uint8Array(context.getImageData(0, 0, width, height).data) })
  }
  await document.destroy()
  return pictures
}

/** What is written on every page of a PDF, line by line. */
export async function readPdf(pdf: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    const texts = items.map((item) => ('str' in item ? item.str : ''))
    pages.push(texts.join(' ').replace(/\s+/g, ' ').trim())
  }
  await document.destroy()
  return pages
}

/** Where every piece of text of a PDF stands: points from the left, its width, and how wide its page is. */
export async function placesOf(
  pdf: Uint8Array,
): Promise<
  { readonly text: string; readonly left: number; readonly right: number; readonly page: number }[]
> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const places: { text: string; left: number; right: number; page: number }[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '' || item.transform[1] !== 0) continue
      const left = item.transform[4] as number
      places.push({ text: item.str, left, right: left + item.width, page: page.view[2]! })
    }
  }
  await document.destroy()
  return places
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

/** A picture in sixteen greys: one number each, row after row. */
export interface Greys {
  readonly width: number
  readonly height: number
  readonly greys: Uint8Array
}

export function toGreys({ width, height, data }: Picture): Greys {
  const greys = new Uint8Array(width * height)
  for (let pixel = 0; pixel < greys.length; pixel++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(pixel * 4, pixel * 4 + 3)
    greys[pixel] = Math.round(red * 0.3 + green * 0.59 + blue * 0.11) >> 4
  }
  return { width, height, greys }
}

/** The same as a small PNG: four bits a pixel. */
export function writeGreys({ width, height, greys }: Greys): Buffer {
  const stride = Math.ceil(width / 2) + 1
  const rows = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows[y * stride + 1 + (x >> 1)]! |= x % 2 === 0 ? greys[y * width + x]! << 4 : greys[y * width + x]!
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 4
  const data = deflateSync(rows, { level: 9 })
  const chunks = [chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

/** Reads what `writeGreys` wrote. */
export function readGreys(png: Buffer): Greys {
  const [width, height, length] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt32BE(33)]
  const rows = inflateSync(png.subarray(41, 41 + length))
  const stride = Math.ceil(width / 2) + 1
  const greys = Uint8Array.from({ length: width * height }, (_, pixel) => {
    const [x, y] = [pixel % width, Math.floor(pixel / width)]
    const byte = rows[y * stride + 1 + (x >> 1)]!
    return x % 2 === 0 ? byte >> 4 : byte & 15
  })
  return { width, height, greys }
}

/** How many of a thousand pixels look otherwise; all of them where the size is another. */
export function differing(a: Greys, b: Greys): number {
  if (a.width !== b.width || a.height !== b.height) return 1000
  let count = 0
  for (let pixel = 0; pixel < a.greys.length; pixel++)
    if (Math.abs(a.greys[pixel]! - b.greys[pixel]!) > 3) count++
  return (count / a.greys.length) * 1000
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
