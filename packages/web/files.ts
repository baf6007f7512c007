import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file of a page, as it is sent. */
export interface PageFile {
  readonly type: string
  readonly body: Buffer
  /** Its name tells its content, so a browser may keep it for ever. */
  readonly isHashed: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
}

/** The built files of the sandbox's page by their paths, such as `/index.html`; none when it was not built. */
export function consoleFiles(): ReadonlyMap<string, PageFile> {
  return filesOf('console')
}

/** The built files of the gateway's dashboard, likewise. */
export function dashboardFiles(): ReadonlyMap<string, PageFile> {
  return filesOf('dashboard')
}

/** Nothing from elsewhere, nothing inline, no framing. */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The same, and receipts: a page in a frame of its own, or a picture. */
export const DASHBOARD_POLICY = PAGE_POLICY.replace(
  "img-src 'self' data:",
  "img-src 'self' data: blob:",
).concat("; frame-src 'self'")

function filesOf(page: string): ReadonlyMap<string, PageFile> {
  const folder = fileURLToPath(new URL(page, import.meta.url))
  return new Map(namesIn(folder).map((name) => [`/${name.replaceAll(sep, '/')}`, readFile(folder, name)]))
}

function readFile(folder: string, name: string): PageFile {
  const type = TYPES[extname(name)] ?? 'application/octet-stream'
  return { type, body: readFileSync(join(folder, name)), isHashed: name.startsWith(`page${sep}`) }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) !== '')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
