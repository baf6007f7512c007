import { type Raster, rasterise } from './paper/png.js'
import type { Logo } from './settings.js'

/** The largest picture that is taken, in bytes and in pixels of an edge. */
export const LOGO_LIMITS = { bytes: 300_000, edge: 2000 } as const

/** The dots that a logo is kept with: a print head is not wider. */
const KEPT = { width: 384, height: 192 }

/** Why bytes cannot be a logo. */
export class LogoUnreadableError extends Error {
  override readonly name = 'LogoUnreadableError'
}

interface Header {
  readonly type: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
}

/**
 * Reads a picture and draws it anew, on white, as small as a receipt needs it: what is kept is our own PNG, whatever was sent.
 * @throws LogoUnreadableError saying what is wrong with it.
 */
export async function readLogo(bytes: Uint8Array): Promise<Logo> {
  if (bytes.length > LOGO_LIMITS.bytes)
    throw new LogoUnreadableError(`is larger than ${LOGO_LIMITS.bytes / 1000} kB`)
  const header = readPngHeader(bytes) ?? readJpegHeader(bytes)
  if (!header) throw new LogoUnreadableError('is neither a PNG nor a JPEG picture')
  const { type, width, height } = header
  if (width < 1 || height < 1 || Math.max(width, height) > LOGO_LIMITS.edge)
    throw new LogoUnreadableError(`must be at most ${LOGO_LIMITS.edge} pixels wide and high`)
  const scale = Math.min(1, KEPT.width / width, KEPT.height / height)
  const size = {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
  const href = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  const raster = await draw(size, href)
  if (!raster.pixels.some((value, index) => index % 4 === 3 && value > 0))
    throw new LogoUnreadableError('is broken, or shows nothing')
  const { png } = await draw(size, href, '<rect width="100%" height="100%" fill="#fff"/>')
  return { png, ...size }
}

/** The dots of a logo, for a printer that draws pictures. */
export function logoPixels({ png, width, height }: Logo): Promise<Raster> {
  return draw({ width, height }, `data:image/png;base64,${Buffer.from(png).toString('base64')}`)
}

function draw(size: { width: number; height: number }, href: string, below = ''): Promise<Raster> {
  const edges = `width="${size.width}" height="${size.height}"`
  const picture = `<image ${edges} preserveAspectRatio="none" href="${href}"/>`
  return rasterise(`<svg xmlns="http://www.w3.org/2000/svg" ${edges}>${below}${picture}</svg>`, size.width)
}

function readPngHeader(bytes: Uint8Array): Header | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || view.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  if (view.toString('latin1', 12, 16) !== 'IHDR') return undefined
  return { type: 'image/png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}

/** The markers of JPEG that begin a frame, and so say how large it is. */
const FRAMES: ReadonlySet<number> = new Set([
  0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf,
])

function readJpegHeader(bytes: Uint8Array): Header | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 4 || view.readUInt16BE(0) !== 0xffd8) return undefined
  let at = 2
  while (at + 9 < view.length && view[at] === 0xff) {
    if (FRAMES.has(view[at + 1]!))
      return { type: 'image/jpeg', height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) }
    at += 2 + view.readUInt16BE(at + 2)
  }
  return undefined
}
