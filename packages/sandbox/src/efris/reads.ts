import type { Method } from './handlers/loaded.js'

/** Safe to repeat, and yet they change something. */
const CHANGING: ReadonlySet<Method> = new Set<Method>([
  'clientInit',
  'forgetPassword',
  'certificateUpload',
  'uploadTankAndPump',
  'uploadNozzleStatus',
  'uploadDeviceStatus',
  'efdTransfer',
])

let reads: ReadonlySet<string> | undefined

/** Reads the declarations of all interfaces, once: a start must not pay for them. */
export async function loadReads(): Promise<void> {
  if (reads) return
  const operations = Object.entries(await import('@risiti/efris/operations'))
  const isSafe = ([name, { resend }]: (typeof operations)[number]) =>
    resend === 'safe' && !CHANGING.has(name as Method)
  reads = new Set(operations.filter(isSafe).map(([name]) => name))
}

/** True for what leaves the books as they are, after `loadReads`. */
export function isRead(method: Method): boolean {
  return reads!.has(method)
}
