import { formatEat, type Operation } from '@risiti/core'
import { readJson, writeReply } from '@risiti/etims/channels'
import * as operations from '@risiti/etims/operations'
import type { z } from 'zod'
import type { Answered, Call, Mount } from '../mount.js'
import type { EtimsBooks } from './books.js'
import { ETIMS_PATHS } from './catalogue.js'
import { type Handler, type Outcome, refuse } from './contract.js'
import { handlers } from './handlers/index.js'
import { checkParameters } from './rules/parameters.js'

/** Where the legacy host has its paths. */
const PREFIX = '/etims-api'

const OPERATIONS = new Map(
  Object.entries(operations).map(([name, operation]) => [
    operation.paths.oscu as string,
    {
      name: name as keyof typeof handlers,
      operation: operation as Operation,
      request: operation.request as () => z.ZodType,
      response: operation.response as () => z.ZodType,
    },
  ]),
)

interface Authority {
  readonly books: EtimsBooks
  readonly now: Date
}

interface Identity {
  readonly tin: string
  readonly bhfId: string
  readonly cmcKey: string
}

/** Speaks eTIMS, as KRA's own host does, over one set of books. */
export function mountEtims(authority: () => Authority): Mount {
  return {
    authority: 'etims',
    serves: (path) => path === PREFIX || path.startsWith(`${PREFIX}/`),
    namesOf: ({ path }) => {
      const own = path.slice(PREFIX.length)
      return [methodOf(path), path, own, own.slice(1)]
    },
    answer: async (call) => answer(call, authority()),
  }
}

function methodOf(path: string): string {
  const own = path.slice(PREFIX.length)
  return Object.hasOwn(ETIMS_PATHS, own) ? ETIMS_PATHS[own]! : ''
}

function answer(call: Call, authority: Authority): Answered {
  const request = parse(call.body)
  const identity = identify(call, request)
  const { resultCd, resultMsg, data } = decide(call, request, identity, authority)
  const response = OPERATIONS.get(call.path.slice(PREFIX.length))?.response
  const reply = { resultCd, resultMsg, resultDt: formatEat(authority.now, 'yyyyMMddHHmmss'), data }
  const body = response ? writeReply(reply, response()) : JSON.stringify(reply)
  return {
    body,
    operation: methodOf(call.path) || call.path,
    device: identity.tin ? `${identity.tin}/${identity.bhfId}` : undefined,
    request: request ?? call.body,
    response: JSON.parse(body),
    code: resultCd,
    message: resultMsg,
  }
}

/** Path, identity, body, members, device, and then the operation: the first refusal is the answer. */
function decide(call: Call, request: unknown, identity: Identity, { books, now }: Authority): Outcome {
  const path = call.path.slice(PREFIX.length)
  if (call.method !== 'POST' || !Object.hasOwn(ETIMS_PATHS, path)) return refuse('912')
  const known = OPERATIONS.get(path)
  if (!known)
    return refuse(
      '999',
      `The sandbox does not cover ${path}: this says nothing about what the authority would do.`,
    )
  const { name, operation } = known
  const isIdentified = (operation.identity?.oscu?.headers.length ?? 0) > 0
  if (isIdentified && !(identity.tin && identity.bhfId && identity.cmcKey)) return refuse('900')
  if (call.body.trim() === '') return refuse('911')
  if (typeof request !== 'object' || request === null || Array.isArray(request)) return refuse('910')
  const checked = checkParameters(known.request(), request)
  if ('refusal' in checked) return checked.refusal
  const device = books.find(identity.tin, identity.bhfId)
  const isValid = device?.isInitialised === true && device.info.cmcKey === identity.cmcKey
  if (isIdentified && !isValid) return refuse('901')
  return (handlers[name] as Handler<Operation>)(checked.input, { books, now, device })
}

/** Who asks: in the headers, whatever their case, or else in the body, where the specification has it. */
function identify({ headers }: Call, request: unknown): Identity {
  const body = (typeof request === 'object' && request !== null ? request : {}) as Record<string, unknown>
  const read = (name: string) => {
    const value = headers[name.toLowerCase()] ?? body[name]
    // What is no plain value is as good as missing; some cannot even be written as text.
    return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
  }
  return { tin: read('tin'), bhfId: read('bhfId'), cmcKey: read('cmcKey') }
}

function parse(text: string): unknown {
  try {
    return readJson(text)
  } catch {
    return undefined
  }
}
