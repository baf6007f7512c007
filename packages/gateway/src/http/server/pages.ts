import { hash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { DASHBOARD_POLICY, dashboardFiles, type PageFile } from '@risiti/web'
import type { MiddlewareHandler } from 'hono'
import { STYLE } from '../../receipts/html-style.js'

/** Where the dashboard shows itself; it finds the screen by its own address. */
const SCREEN = /^\/(|(documents|devices)(\/[^/]+)?|items|webhooks|keys|accounts|settings|welcome|login)$/

/** The one style that stands in a page itself: that of the receipts which it shows. */
const RECEIPT_STYLE = `sha256-${hash('sha256', `\n${STYLE}`, 'base64')}`

const HEADERS = {
  'content-security-policy': DASHBOARD_POLICY.replace(
    "style-src 'self'",
    `style-src 'self' '${RECEIPT_STYLE}'`,
  ),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const LONG = 'public, max-age=31536000, immutable'

type Bytes = Uint8Array<ArrayBuffer>

/** A file as it was built, and compressed for slow links. All who ask get the same bytes. */
interface Ready extends Omit<PageFile, 'body'> {
  readonly body: Bytes
  readonly gzipped: Bytes
}

/** Serves the dashboard. Its files are public: what they show is asked for with the rights of who looks. */
export function servePages(): MiddlewareHandler {
  let files: ReadonlyMap<string, Ready> | undefined
  return async (c, next) => {
    const { method, path } = c.req
    const isScreen = SCREEN.test(path)
    if (method !== 'GET' || !(isScreen || path.startsWith('/page/'))) return next()
    files ??= readyFiles()
    const file = files.get(isScreen ? '/index.html' : path)
    if (file) return responseOf(file, /\bgzip\b/.test(c.req.header('accept-encoding') ?? ''))
    return isScreen ? notBuilt() : next()
  }
}

function readyFiles(): ReadonlyMap<string, Ready> {
  return new Map(
    [...dashboardFiles()].map(([name, file]) => {
      const body = new Uint8Array(file.body)
      return [name, { ...file, body, gzipped: new Uint8Array(gzipSync(body)) }]
    }),
  )
}

function responseOf({ type, body, gzipped, isHashed }: Ready, takesGzip: boolean): Response {
  const coding = takesGzip ? { 'content-encoding': 'gzip' } : undefined
  const caching = { 'cache-control': isHashed ? LONG : 'no-cache', vary: 'accept-encoding' }
  const headers = { ...HEADERS, ...coding, ...caching, 'content-type': type }
  return new Response(takesGzip ? gzipped : body, { headers })
}

function notBuilt(): Response {
  const text = 'The dashboard is not built. Run "npm run build", then start the gateway again.\n'
  return new Response(text, { status: 503, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
