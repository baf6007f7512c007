import { STATUS_CODES } from 'node:http'
import { type Delivery, GARBAGE, htmlPage, type Reply, replyOf } from './delivery.js'
import { FAULTS, type FaultRule } from './faults.js'
import type { Answered, Call, Mount } from './mount.js'

/** What a call came to: what the authority did, and what the client gets to see of it. */
export interface Struck {
  /** `undefined` when nothing was processed, and nothing answered in the authority's name. */
  readonly answered?: Answered | undefined
  readonly delivery: Delivery
}

const HOUR_MS = 3_600_000
const SECOND_MS = 1000

/** Has a call processed, unless a fault strikes before, and lets one strike after. */
export async function strike(mount: Mount, call: Call, now: Date, rule?: FaultRule): Promise<Struck> {
  if (!rule) return sent(await mount.answer(call, now))
  if (FAULTS[rule.fault] === 'before' && !rule.after) return strikeBefore(mount, call, now, rule)
  if (rule.fault === 'expired-key') mount.expireKey?.(call)
  const skew = rule.fault === 'clock-skew' ? (rule.skewMs ?? HOUR_MS) : 0
  const answered = await mount.answer(call, new Date(now.getTime() + skew))
  return { answered, delivery: deliveryAfter(mount, replyOf(answered.body, answered.status), rule) }
}

function sent(answered: Answered): Struck {
  return { answered, delivery: { reply: replyOf(answered.body, answered.status) } }
}

async function strikeBefore(mount: Mount, call: Call, now: Date, rule: FaultRule): Promise<Struck> {
  switch (rule.fault) {
    case 'http-5xx':
      return { delivery: { reply: outage(mount, Number(rule.code ?? 503)) } }
    case 'return-code':
      return say(mount, call, now, rule.code!, rule.message)
    case 'rate-limit': {
      const code = mount.codeOfTooMany?.(call)
      return code ? say(mount, call, now, code) : { delivery: { reply: tooMany(mount, rule) } }
    }
    default:
      return { delivery: { reply: null } }
  }
}

/** No rule of the authority refused. */
async function say(mount: Mount, call: Call, now: Date, code: string, message?: string): Promise<Struck> {
  return sent({ ...(await mount.say(call, now, code, message)), rule: undefined })
}

function deliveryAfter(mount: Mount, reply: Reply, rule: FaultRule): Delivery {
  switch (rule.fault) {
    case 'http-5xx':
      return { reply: outage(mount, Number(rule.code ?? 503)) }
    case 'drop-response-after-commit':
      return { reply: null }
    case 'truncated-body':
      return { reply, cutAt: Math.floor(reply.body.length / 2) }
    case 'garbage-body':
      return { reply: GARBAGE }
    case 'wrong-signature':
      return { reply: { ...reply, body: mount.spoilSignature!(reply.body) } }
    case 'delay':
      return { reply, waitMs: rule.delayMs ?? SECOND_MS }
    default:
      return { reply }
  }
}

function outage(mount: Mount, status: number): Reply {
  const words = STATUS_CODES[status] ?? 'Error'
  const own = mount.outage?.(status, words)
  return own ? replyOf(own.body, own.status) : htmlPage(status, words)
}

function tooMany(mount: Mount, { delayMs = SECOND_MS }: FaultRule): Reply {
  const reply = outage(mount, 429)
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(Math.ceil(delayMs / SECOND_MS)) } }
}
