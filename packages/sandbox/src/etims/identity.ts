import type { IdentityFact, OperationName } from '@risiti/etims/channels'
import type { Call } from '../mount.js'
import type { Door } from './doors.js'

/** Who a call says it is from. What is missing is empty. */
export interface Identity {
  readonly tin: string
  readonly bhfId: string
  readonly cmcKey: string
  readonly authorization: string
  readonly appId: string
}

type Members = Readonly<Record<string, unknown>>

/** Reads who asks: in the headers, whatever their case, or else in the body, where the specification has it. */
export function identify({ headers }: Call, request: unknown): Identity {
  const body: Members = typeof request === 'object' && request !== null ? { ...request } : {}
  const inHeader = (name: string) => plain(headers[name])
  const either = (name: string) => inHeader(name.toLowerCase()) || plain(body[name])
  return {
    tin: either('tin'),
    bhfId: either('bhfId'),
    cmcKey: either('cmcKey'),
    authorization: inHeader('authorization'),
    appId: inHeader('apigee_app_id'),
  }
}

/** What a door wants of every caller of an operation. */
export function needsOf({ profile }: Door, operation: OperationName): readonly IdentityFact[] {
  const { headers, body } = profile.identityOf[operation] ?? profile.identity
  return Object.keys({ ...headers, ...body }) as IdentityFact[]
}

/** The member that an operation wants in the body as well as in the headers, and does not have there. */
export function missingInBody(
  { profile }: Door,
  operation: OperationName,
  request: unknown,
): string | undefined {
  const { headers, body } = profile.identityOf[operation] ?? profile.identity
  const twice = Object.entries(body).filter(([fact]) => Object.hasOwn(headers, fact))
  return twice.map(([, name]) => name).find((name) => !plain((request as Members)[name]))
}

/** What is no plain value is as good as missing; some cannot even be written as text. */
function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
