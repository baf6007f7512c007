import { formatEat } from '@risiti/core'
import type { OperationName } from '@risiti/etims/channels'
import { schemasOf, writeReply } from '@risiti/etims/channels'
import type { z } from 'zod'
import type { DoorName } from '../exchange.js'
import { wordsOf } from '../leniency.js'
import type { Answered, Mount } from '../mount.js'
import { type Admitted, admit, type Office } from './admit.js'
import { type Asked, parse, readAsked } from './asked.js'
import { type Authority, isRejection, type Outcome } from './contract.js'
import { type Door, doorAt, pathBehind } from './doors.js'
import { outage, toldAt } from './gateway-faults.js'
import { type Identity, identify } from './identity.js'
import { refusalWith } from './said-codes.js'

/** What goes over the wire. */
interface Written {
  readonly body: string
  readonly status: number
}

/** Speaks eTIMS as it is spoken at one door, over the one set of books. */
export function mountEtims(door: Door, authority: (now: Date) => Office): Mount {
  const nameOf = (path: string) => door.operations[pathBehind(door, path) ?? ''] ?? ''
  return {
    authority: 'etims',
    door: door.profile.name as DoorName,
    serves: (path) => pathBehind(door, path) !== undefined,
    namesOf: ({ path }) => {
      const own = pathBehind(door, path) ?? ''
      return [nameOf(path), path, own, own.slice(1)]
    },
    deviceOf: (call) => deviceOf(identify(call, parse(call.body))),
    answer: async (call, now) => {
      const [here, office] = [doorAt(door, call.path), authority(now)]
      const asked = readAsked(call, nameOf(call.path))
      return tell(here, asked, await admit(here, asked, office), office)
    },
    says: (code, message) => refusalWith(door, code, message) !== undefined,
    say: async (call, now, code, message) => {
      const refusal = refusalWith(door, code, message)!
      return tell(door, readAsked(call, nameOf(call.path)), refusal, authority(now))
    },
    ...(door.profile.tokenPath === undefined ? flatFailures(nameOf) : gatewayFailures(authority)),
  }
}

/** Who reads a flat reply is told of too many calls with 990, where lists are concerned. */
function flatFailures(nameOf: (path: string) => string): Partial<Mount> {
  return { codeOfTooMany: ({ path }) => (nameOf(path).startsWith('select') ? '990' : undefined) }
}

function gatewayFailures(authority: (now: Date) => Authority): Partial<Mount> {
  return {
    outage,
    expireKey: ({ headers }) =>
      authority(new Date(0)).books.tokens.expire(String(headers.authorization ?? '')),
  }
}

/** Writes what a call comes to. */
function tell(door: Door, asked: Asked, admitted: Admitted, authority: Authority): Answered {
  if ('fault' in admitted) {
    const fault = toldAt(admitted.fault, authority.now)
    return told(asked, fault, { ...fault, isAccepted: false })
  }
  const { outcome, tolerated = [] } = admitted
  const written = write(door, asked, outcome, authority)
  const isAccepted = isGood(outcome)
  const rule = isAccepted ? undefined : outcome.rule || asked.name || undefined
  return {
    tolerated: wordsOf(tolerated),
    ...told(asked, written, { message: messageOf(outcome), isAccepted, rule }),
  }
}

function told(
  { call, name, identity, request }: Asked,
  { body, status }: Written,
  { message, isAccepted, rule }: Pick<Answered, 'message' | 'isAccepted' | 'rule'>,
): Answered {
  const response = parse(body)
  return {
    body,
    status,
    operation: name || call.path,
    device: deviceOf(identity),
    request: request ?? call.body,
    response: response === undefined ? undefined : body,
    code: codeOf(response, status),
    message,
    isAccepted,
    rule,
  }
}

function deviceOf({ tin, bhfId }: Identity): string | undefined {
  return tin ? `${tin}/${bhfId}` : undefined
}

/** An empty list is a success too. */
function isGood(outcome: Outcome): boolean {
  return !isRejection(outcome) && (outcome.resultCd === '000' || outcome.resultCd === '001')
}

/** The code of the reply inside, or else the HTTP status. */
function codeOf(response: unknown, status: number): string {
  const { responseBody, resultCd } = (response ?? {}) as {
    responseBody?: { resultCd?: string } | null
    resultCd?: string
  }
  return resultCd ?? responseBody?.resultCd ?? String(status)
}

function messageOf(outcome: Outcome): string {
  return isRejection(outcome) ? outcome.debugMessage : outcome.resultMsg
}

function write(
  door: Door,
  { call: { path, body }, name }: Asked,
  outcome: Outcome,
  { books, now }: Authority,
): Written {
  const id = books.replyId(`${now.toISOString()} ${path} ${body}`)
  if (isRejection(outcome)) return wrap(id, 'null', outcome.status ?? 400, 400, outcome)
  const { resultCd, resultMsg, data, resultDt = formatEat(now, 'yyyyMMddHHmmss') } = outcome
  const flat = writeReply({ resultCd, resultMsg, resultDt, data }, responseOf(door, name))
  if (door.profile.envelope === 'flat') return { body: flat, status: 200 }
  const words = isGood(outcome) ? 'Success' : resultMsg
  // An empty list is a success, and still comes with 400.
  const status = resultCd === '000' ? 200 : 400
  const code = isGood(outcome) ? 200 : 400
  return wrap(id, flat, status, code, { customerMessage: words, debugMessage: words })
}

function wrap(
  responseRefID: string,
  flat: string,
  status: number,
  responseCode: number,
  { customerMessage, debugMessage }: { readonly customerMessage: string; readonly debugMessage: string },
): Written {
  const header = { responseCode, responseRefID, customerMessage, debugMessage }
  return { body: `{"responseHeader":${JSON.stringify(header)},"responseBody":${flat}}`, status }
}

function responseOf(door: Door, name: string): z.ZodType {
  return schemasOf((name || 'saveSalesInvoice') as OperationName, door.profile, 'authority').response
}
