import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Perform } from './acts.js'
import { readBody } from './body.js'
import type { Books } from './books.js'
import { sendPage } from './control/page.js'
import { control, isControl } from './control/routes.js'
import { deliver, sendJson } from './delivery.js'
import { type Door, ENABLER, ONLINE } from './efris/doors.js'
import { DOORS } from './etims/doors.js'
import { mountEtims } from './etims/mount.js'
import { mountTokens } from './etims/token-mount.js'
import type { Call, Mount } from './mount.js'
import { failureOf, serveAuthority } from './serve-authority.js'

/** Makes what answers every request of a listener from one set of books. It never throws. */
export function createService(books: Books) {
  const perform: Perform = (kind, act) => books.perform(kind, act)
  const uganda = (now: Date) => ({
    books: books.efris,
    keys: books.keys,
    now,
    publicUrl: books.addresses.publicUrl,
    perform,
  })
  const kenya = (now: Date) => ({ books: books.etims, now, perform })
  const load = (door: Door) => async () => (await import('./efris/mount.js')).mountEfris(door, uganda)
  const entrances = [
    ...[ONLINE, ENABLER].map((door) => entrance((path) => door.paths.includes(path), load(door))),
    ...[mountTokens(kenya), ...DOORS.map((door) => mountEtims(door, kenya))].map((mount) =>
      entrance(mount.serves, async () => mount),
    ),
  ]
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A client may leave while it is answered.
    response.on('error', () => {})
    try {
      await serve(request, response, books, entrances)
    } catch (error) {
      failSafely(request, response, error)
    }
  }
}

/** Leads to an authority, which is loaded when the first call comes: a start must not pay for what nobody asks. */
interface Entrance extends Pick<Mount, 'serves'> {
  open(): Promise<Mount>
}

function entrance(serves: Mount['serves'], load: () => Promise<Mount>): Entrance {
  let mount: Promise<Mount> | undefined
  return {
    serves,
    open: () => {
      mount ??= load()
      return mount
    },
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  books: Books,
  entrances: readonly Entrance[],
): Promise<void> {
  const body = await readBody(request)
  if (typeof body !== 'string') return sendJson(response, body.status, body.body)
  // What is due by now is decided first: whoever looks finds it done.
  await books.perform('due', { at: books.clock.now().toISOString(), publicUrl: books.addresses.publicUrl })
  const [path = '', query = ''] = (request.url ?? '/').split('?', 2)
  const call: Call = { method: request.method ?? 'GET', path, headers: request.headers, body }
  const found = entrances.find((candidate) => candidate.serves(path))
  if (found) return serveAuthority(await found.open(), call, response, books)
  if (isControl(path)) {
    const answer = await control({ ...call, query }, books)
    return sendJson(response, answer.status, answer.body)
  }
  if (call.method !== 'GET' || !sendPage(path, response)) sendJson(response, 404, NOT_FOUND)
}

const NOT_FOUND = {
  code: 'not-found',
  message: 'Nothing is here.',
  fix: 'EFRIS is at /efrisws/ws/taapp/getInformation, its enabler at /efristcs/ws/tcsapp/getInformation, eTIMS under /etims-api/ (OSCU), /etims-oscu/api/v1/ (GavaConnect) and /vscu/, the control interface under /_sandbox/, the page at /.',
}

/** A mistake of ours, or a client that left. The listener goes on either way. */
function failSafely(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.destroyed && !request.complete) return
  if (response.headersSent) response.destroy()
  else void deliver(response, { reply: failureOf(error) })
}
