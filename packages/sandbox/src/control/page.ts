import type { ServerResponse } from 'node:http'
import { consoleFiles, PAGE_POLICY, type PageFile } from '@risiti/web'
import { send } from '../delivery.js'

/** Where the page shows itself; it finds the rest by its own address. */
const CONSOLE_PATHS = [
  '/',
  '/ledger',
  '/taxpayers',
  '/devices',
  '/faults',
  '/clock',
  '/behaviour',
  '/coverage',
]

/** Where the codes of receipts lead, as at the authorities, and a place to paste one. */
const VERIFY_PATHS = ['/verify', '/site_new/', '/common/link/etims/receipt/indexEtimsReceiptData']

const DOCUMENTS: Readonly<Record<string, string>> = Object.fromEntries([
  ...CONSOLE_PATHS.map((path) => [path, '/index.html']),
  ...VERIFY_PATHS.map((path) => [path, '/verify.html']),
])

const LONG = 'public, max-age=31536000, immutable'

let files: ReadonlyMap<string, PageFile> | undefined

/** Sends a file of the page. False when there is none at the path. */
export function sendPage(path: string, response: ServerResponse): boolean {
  // Few starts of a sandbox end in somebody looking at it.
  files ??= consoleFiles()
  const document = Object.hasOwn(DOCUMENTS, path) ? DOCUMENTS[path] : undefined
  const file = files.get(document ?? path)
  if (file) {
    const caching = file.isHashed ? { 'cache-control': LONG } : {}
    const headers = { 'content-type': file.type, 'content-security-policy': PAGE_POLICY, ...caching }
    send(response, 200, headers, file.body)
  } else if (document) send(response, 503, { 'content-type': 'text/plain; charset=utf-8' }, NOT_BUILT)
  return file !== undefined || document !== undefined
}

const NOT_BUILT = 'The page is not built. Run "npm run build", then start the sandbox again.\n'
