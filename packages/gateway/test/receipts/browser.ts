import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { inflateSync } from 'node:zlib'

const BROWSERS = ['chromium', 'google-chrome', 'chromium-browser']

/** The file of a browser that takes pictures, where there is one. */
export const browser = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => BROWSERS.map((name) => join(folder, name)))
  .find((path) => existsSync(path))

/** Pixels, four bytes each, row after row. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

/** A page as a person sees it. */
export function takePicture(
  html: string,
  size: { readonly width: number; readonly height: number },
): Picture {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-picture-'))
  try {
    writeFileSync(join(folder, 'page.html'), html)
    const picture = join(folder, 'page.png')
    const run = spawnSync(browser!, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--hide-scrollbars',
      '--force-device-scale-factor=1.5',
      `--user-data-dir=${join(folder, 'profile')}`,
      `--window-size=${size.width},${size.height}`,
      `--screenshot=${picture}`,
      `file://${join(folder, 'page.html')}`,
    ])
    if (run.status !== 0) throw new Error(`the browser failed: ${run.stderr}`)
    return readPng(readFileSync(picture))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Reads a PNG of eight bits per channel, not interlaced: what the browser writes. */
export function readPng(file: Buffer): Picture {
  const width = file.readUInt32BE(16)
  const height = file.readUInt32BE(20)
  const channels = file[25] === 6 ? 4 : 3
  const rows = inflateSync(Buffer.concat(chunks(file, 'IDAT')))
  const stride = width * channels
  const pixels = new Uint8Array(stride * height)
  let above = new Uint8Array(stride)
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const row = pixels.subarray(y * stride, (y + 1) * stride)
    row.set(rows.subarray(start + 1, start + 1 + stride))
    undo(rows[start]!, row, above, channels)
    above = row
  }
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++)
    for (let colour = 0; colour < 3; colour++) data[i * 4 + colour] = pixels[i * channels + colour]!
  return { width, height, data }
}

/** Takes a filter of PNG off a row: what it adds to each byte is told by those to its left and above. */
function undo(filter: number, row: Uint8Array, above: Uint8Array, channels: number): void {
  const predict = PREDICTIONS[filter]
  if (!predict) return
  for (let x = 0; x < row.length; x++) {
    const left = x < channels ? 0 : row[x - channels]!
    const corner = x < channels ? 0 : above[x - channels]!
    row[x] = row[x]! + predict(left, above[x]!, corner)
  }
}

type Prediction = (left: number, up: number, corner: number) => number

/** By the number of the filter; the first changes nothing. */
const PREDICTIONS: readonly (Prediction | undefined)[] = [
  undefined,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  nearest,
]

/** The neighbour that is nearest to where the three point (Paeth). */
function nearest(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner)
  const toUp = Math.abs(left - corner)
  const toCorner = Math.abs(left + up - 2 * corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

function chunks(file: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = []
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === wanted) found.push(file.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return found
}
