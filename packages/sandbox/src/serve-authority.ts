import type { ServerResponse } from 'node:http'
import { InvalidInputError } from '@risiti/core'
import type { Books } from './books.js'
import { badInput } from './control/routes.js'
import { type Delivery, deliver, jsonReply, type Reply } from './delivery.js'
import type { FaultRule, Faults } from './faults.js'
import type { Answered, Call, Mount } from './mount.js'
import { readScenario } from './scenario.js'
import { StateNotWrittenError } from './state/problems.js'
import { type Struck, strike } from './strike.js'

/** The call with the fault that hits it, the journal, and what the client is to see. */
export async function serveAuthority(
  mount: Mount,
  call: Call,
  response: ServerResponse,
  books: Books,
): Promise<void> {
  const now = books.clock.now()
  const names = mount.namesOf(call)
  const { fault, answered, delivery } = await serveCall(mount, call, names, now, books.faults)
  // Members before what is spread: V8 is far slower the other way round.
  books.journal.add({
    time: now.toISOString(),
    authority: mount.authority,
    door: mount.door,
    names: [...new Set([...names, call.path])].filter(Boolean),
    fault: fault?.fault ?? null,
    raw: { request: call, response: seen(delivery) },
    ...toldOf(answered, mount, call, names),
  })
  await deliver(response, delivery)
}

interface Served extends Struck {
  readonly fault?: FaultRule | undefined
}

async function serveCall(
  mount: Mount,
  call: Call,
  names: readonly string[],
  now: Date,
  faults: Faults,
): Promise<Served> {
  try {
    const { authority, door } = mount
    const wished = readScenario(call, mount)
    if (authority === 'efris' && call.method !== 'POST') return { delivery: { reply: POST_ONLY } }
    const target = { authority, door, names, now, device: () => mount.deviceOf(call), says: mount.says }
    const fault = wished ?? faults.take(target)
    return { fault, ...(await strike(mount, call, now, fault)) }
  } catch (error) {
    return { delivery: { reply: error instanceof InvalidInputError ? refusalOf(error) : failureOf(error) } }
  }
}

function refusalOf(error: InvalidInputError): Reply {
  const { status, body } = badInput(error)
  return jsonReply(status, body)
}

/** What the journal tells of what the authority did. */
function toldOf(answered: Answered | undefined, mount: Mount, call: Call, names: readonly string[]) {
  if (!answered)
    return { ...NOTHING, operation: names.find(Boolean) ?? call.path, device: mount.deviceOf(call) || null }
  const { operation, device = null, request, response, code, message, rule = null } = answered
  const { notes = [], tolerated = [], wire = null, isAccepted } = answered
  const outcome = isAccepted ? 'accepted' : 'refused'
  return {
    operation,
    device,
    request,
    response,
    code,
    message,
    rule,
    notes,
    tolerated,
    wire,
    outcome,
  } as const
}

/** What the journal knows of a call that was not processed. */
const NOTHING = {
  request: null,
  response: undefined,
  code: null,
  message: null,
  rule: null,
  notes: [],
  tolerated: [],
  wire: null,
  outcome: 'failed',
} as const

function seen({ reply, cutAt }: Delivery): Reply | null {
  return reply && { ...reply, body: reply.body.slice(0, cutAt) }
}

const POST_ONLY = jsonReply(405, {
  code: 'method-not-allowed',
  message: 'EFRIS takes POST only.',
  fix: 'Send the message as a POST.',
})

/** What is answered when the sandbox itself is wrong, or cannot keep what it should do. */
export function failureOf(error: unknown): Reply {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof StateNotWrittenError)
    return jsonReply(503, { code: error.code, message, fix: error.fix })
  const fix = 'This is a mistake of the sandbox: report it.'
  return jsonReply(500, { code: 'sandbox-failed', message, fix })
}
