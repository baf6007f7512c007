/** An answer of the gateway itself, in its own words. */
export interface GatewayFault {
  readonly status: number
  readonly body: string
  readonly message: string
  /** What the gateway found missing. */
  readonly rule: string
}

function fault(status: number, faultstring: string, rule: string): GatewayFault {
  return { status, body: JSON.stringify({ fault: { faultstring } }), message: faultstring, rule }
}

/** The token is one that was good once. */
export const EXPIRED: GatewayFault = fault(401, 'Access Token expired', 'tokenIsFresh')

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
export const UNAUTHORISED: GatewayFault = {
  status: 400,
  message: 'Unauthorized',
  rule: 'tokenIsKnown',
  body: JSON.stringify({
    header: {
      responseMessage: 'Unauthorized',
      responseCode: 401,
      customerMessage: 'Unauthorized',
      requestRefId: '00000000-0000-4000-8000-000000000000',
      timestamp: '',
    },
    body: {},
  }),
}
