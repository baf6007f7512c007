import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Perform } from './acts.js'
import type { Books } from './books.js'
import { sendPage } from './control/page.js'
import { control, isControl } from './control/routes.js'
import {
  type Delivery,
  deliver,
  failAfter,
  failBefore,
  type Reply,
  readBody,
  replyOf,
  sendJson,
} from './delivery.js'
import { ENABLER, ONLINE } from './efris/doors.js'
import { mountEfris } from './efris/mount.js'
import { DOORS } from './etims/doors.js'
import { mountEtims } from './etims/mount.js'
import { mountTokens } from './etims/token-mount.js'
import { FAULTS, type FaultRule, isFaultName } from './faults.js'
import type { NewExchange } from './journal.js'
import type { Call, Mount } from './mount.js'

/** Makes what answers every request of a listener from one set of books. It never throws. */
export function createService(books: Books) {
  const perform: Perform = (kind, act) => books.perform(kind, act)
  const uganda = () => ({
    books: books.efris,
    keys: books.keys,
    now: books.clock.now(),
    publicUrl: books.addresses.publicUrl,
    perform,
  })
  const kenya = () => ({ books: books.etims, now: books.clock.now(), perform })
  const mounts = [
    mountEfris(ONLINE, uganda),
    mountEfris(ENABLER, uganda),
    mountTokens(kenya),
    ...DOORS.map((door) => mountEtims(door, kenya)),
  ]
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A client may leave while it is answered.
    response.on('error', () => {})
    try {
      await serve(request, response, books, mounts)
    } catch (error) {
      failSafely(request, response, error)
    }
  }
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  books: Books,
  mounts: readonly Mount[],
): Promise<void> {
  const body = await readBody(request)
  if (body === undefined) return sendJson(response, 413, TOO_LARGE)
  const [path = '', query = ''] = (request.url ?? '/').split('?', 2)
  const call: Call = { method: request.method ?? 'GET', path, headers: request.headers, body }
  const mount = mounts.find((candidate) => candidate.serves(path))
  if (mount) return serveAuthority(mount, call, response, books)
  if (isControl(path)) {
    const answer = await control({ ...call, query }, books)
    return sendJson(response, answer.status, answer.body)
  }
  if (call.method !== 'GET' || !sendPage(path, response)) sendJson(response, 404, NOT_FOUND)
}

/** Faults that strike before, the call itself, the journal, and faults that strike after. */
async function serveAuthority(
  mount: Mount,
  call: Call,
  response: ServerResponse,
  books: Books,
): Promise<void> {
  const wished = call.headers['x-risiti-scenario']
  if (typeof wished === 'string' && !isFaultName(wished))
    return sendJson(response, 400, unknownScenario(wished))
  if (mount.authority === 'efris' && call.method !== 'POST') return sendJson(response, 405, POST_ONLY)
  const names = mount.namesOf(call)
  const fault = wishedFault(wished) ?? books.faults.take(names)
  const time = books.clock.now().toISOString()
  const { delivery, told } = await process(mount, call, fault)
  books.journal.add({
    ...told,
    time,
    authority: mount.authority,
    door: mount.door,
    names: [...new Set([...names, call.path])].filter(Boolean),
    fault: fault?.fault ?? null,
    raw: { request: call, response: seen(delivery) },
  })
  await deliver(response, delivery)
}

interface Processed {
  readonly delivery: Delivery
  readonly told: Told
}

type Told = Pick<
  NewExchange,
  'operation' | 'device' | 'request' | 'response' | 'code' | 'message' | 'rule' | 'notes' | 'wire' | 'outcome'
>

async function process(mount: Mount, call: Call, fault: FaultRule | undefined): Promise<Processed> {
  if (fault && FAULTS[fault.fault] === 'before')
    return { delivery: failBefore(fault), told: unprocessed(mount, call) }
  const answered = await mount.answer(call)
  const { operation, device = null, request, response, code, message, rule = null } = answered
  const { notes = [], wire = null } = answered
  const outcome = GOOD.has(code) ? 'accepted' : 'refused'
  return {
    delivery: failAfter(replyOf(answered.body, answered.status), fault),
    told: { operation, device, request, response, code, message, rule, notes, wire, outcome },
  }
}

/** Codes that tell of success, of either authority and of the gateway that gives tokens. */
const GOOD: ReadonlySet<string> = new Set(['00', '000', '001', '200'])

/** What the journal knows of a call that was not processed. */
function unprocessed(mount: Mount, call: Call): Told {
  return {
    operation: mount.namesOf(call).find(Boolean) ?? call.path,
    device: mount.deviceOf(call) || null,
    request: null,
    response: null,
    code: null,
    message: null,
    rule: null,
    notes: [],
    wire: null,
    outcome: 'failed',
  }
}

function seen({ reply, cutAt }: Delivery): Reply | null {
  return reply && { ...reply, body: reply.body.slice(0, cutAt) }
}

function wishedFault(name: string | string[] | undefined): FaultRule | undefined {
  return typeof name === 'string' && isFaultName(name) ? { operation: '*', fault: name } : undefined
}

const TOO_LARGE = {
  code: 'body-too-large',
  message: 'The body is larger than 10 MB.',
  fix: 'Send less at once.',
}

const POST_ONLY = {
  code: 'method-not-allowed',
  message: 'EFRIS takes POST only.',
  fix: 'Send the message as a POST.',
}

const NOT_FOUND = {
  code: 'not-found',
  message: 'Nothing is here.',
  fix: 'EFRIS is at /efrisws/ws/taapp/getInformation, its enabler at /efristcs/ws/tcsapp/getInformation, eTIMS under /etims-api/ (OSCU), /etims-oscu/api/v1/ (GavaConnect) and /vscu/, the control interface under /_sandbox/, the page at /.',
}

function unknownScenario(name: string) {
  return {
    code: 'scenario-unknown',
    message: `There is no fault called "${name.slice(0, 60)}".`,
    field: 'x-risiti-scenario',
    fix: `Use one of ${Object.keys(FAULTS).join(', ')}.`,
  }
}

/** A mistake of ours, or a client that left. The listener goes on either way. */
function failSafely(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (request.destroyed && !request.complete) return
  if (response.headersSent) response.destroy()
  else {
    const message = error instanceof Error ? error.message : String(error)
    sendJson(response, 500, {
      code: 'sandbox-failed',
      message,
      fix: 'This is a mistake of the sandbox: report it.',
    })
  }
}
