import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

const BROWSERS = ['chromium', 'google-chrome', 'chromium-browser']

/** A browser that takes pictures, where there is one. */
export const browser = BROWSERS.find((name) => spawnSync(name, ['--version']).status === 0)

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
  const pixels = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (stride + 1)]!
    for (let x = 0; x < stride; x++) {
      const left = x < channels ? 0 : pixels[y * stride + x - channels]!
      const up = y === 0 ? 0 : pixels[(y - 1) * stride + x]!
      const corner = x < channels || y === 0 ? 0 : pixels[(y - 1) * stride + x - channels]!
      pixels[y * stride + x] = rows[y * (stride + 1) + 1 + x]! + predict(filter, left, up, corner)
    }
  }
  const data = new Uint8Array(width * height * 4).fill(255)
  for (let i = 0; i < width * height; i++) data.set(pixels.subarray(i * channels, i * channels + 3), i * 4)
  return { width, height, data }
}

/** The five filters of PNG. */
function predict(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value)) as [
    number,
    number,
    number,
  ]
  return a <= b && a <= c ? left : b <= c ? up : corner
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
