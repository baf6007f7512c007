import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from './marks.js'
import type { Paper } from './paper.js'
import { PictureTooLongError } from './picture-too-long.js'
import { writeSvg } from './svg.js'

/** Pixels of a picture at most: more than any printer takes, and less than hurts. */
const MOST_PIXELS = 40_000_000

/** A picture of pixels: four bytes each, row after row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
  readonly png: Uint8Array
}

/** Draws a page as a picture: one pixel for each dot of a printer. @throws PictureTooLongError */
export async function writePng(page: Page, { resolution }: Paper): Promise<Raster> {
  const width = Math.round(page.width * resolution)
  if (width * page.height * resolution > MOST_PIXELS) throw new PictureTooLongError('too long for a picture')
  return rasterise(writeSvg(page), width)
}

/** Draws an SVG so many pixels wide. Letters in it must be outlines: there are no fonts. */
export async function rasterise(svg: string, width: number): Promise<Raster> {
  const { Resvg } = await load()
  const drawing = new Resvg(svg, { fitTo: { mode: 'width', value: width }, font: { fontBuffers: [] } })
  const image = drawing.render()
  const raster = { width: image.width, height: image.height, pixels: image.pixels, png: image.asPng() }
  image.free()
  drawing.free()
  return raster
}

type Library = typeof import('@resvg/resvg-wasm')

let library: Promise<Library> | undefined

/** Loads the library once, when the first picture is wanted. */
function load(): Promise<Library> {
  library ??= (async () => {
    const module = await import('@resvg/resvg-wasm')
    const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
    await module.initWasm(await readFile(file))
    return module
  })()
  return library
}
