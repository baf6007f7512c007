import { formatEat } from '@risiti/core'

/** An answer of the gateway itself, in its own words. */
export interface GatewayFault {
  readonly status: number
  readonly body: string
  readonly message: string
  /** What the gateway found missing. */
  readonly rule: string
}

/** A fault of the product that the gateway is made with. */
function fault(status: number, faultstring: string, rule: string): GatewayFault {
  return { status, body: JSON.stringify({ fault: { faultstring } }), message: faultstring, rule }
}

/** A fault in the form of KRA's own policies. */
function wrapped(status: number, responseCode: number, message: string, rule: string): GatewayFault {
  const header = {
    responseMessage: message,
    responseCode,
    customerMessage: message,
    requestRefId: '00000000-0000-4000-8000-000000000000',
    timestamp: '',
  }
  return { status, body: JSON.stringify({ header, body: {} }), message, rule }
}

/** A fault as it is told at a time; only KRA's own policies write one. */
export function toldAt(told: GatewayFault, now: Date): GatewayFault {
  const timestamp = formatEat(now, 'yyyy-MM-ddTHH:mm:ss')
  return { ...told, body: told.body.replace('"timestamp":""', `"timestamp":"${timestamp}"`) }
}

/** The token is one that was good once. */
export const EXPIRED: GatewayFault = fault(401, 'Access Token expired', 'tokenIsFresh')

/** The same with the other status that it was seen with. */
export const EXPIRED_500: GatewayFault = fault(500, 'Access Token expired', 'tokenIsFresh')

/** The product that the program belongs to has no such path. */
export const NO_ROUTE: GatewayFault = fault(500, 'Unresolved variable : targetPath', 'pathExists')

/** A local unit that has stopped. */
export const STOPPED: GatewayFault = {
  status: 503,
  body: '',
  message: 'Service Unavailable',
  rule: 'unitHasContact',
}

/** No token, or one that nobody gave out. */
export const UNAUTHORISED: GatewayFault = wrapped(400, 401, 'Unauthorized', 'tokenIsKnown')

/** The gateway's refusals by their HTTP status. */
export const REFUSALS: Readonly<Record<string, GatewayFault>> = {
  400: UNAUTHORISED,
  401: EXPIRED,
  500: NO_ROUTE,
}

/** The gateway counts calls. The words are the product's own. */
const TOO_MANY: GatewayFault = fault(429, 'Rate limit quota violation', 'callsAreFew')

/** What the gateway says of too many calls, and of what is behind it when that fails: 504 as it was seen, others alike. */
export function outage(status: number, words: string): GatewayFault {
  return status === TOO_MANY.status ? TOO_MANY : wrapped(status, status, words, 'backendAnswers')
}
