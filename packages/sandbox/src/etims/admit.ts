import type { OperationName } from '@risiti/etims/channels'
import { normalise, schemasOf } from '@risiti/etims/channels'
import type { Perform } from '../acts.js'
import { type Deviation, firstOf } from '../leniency.js'
import type { Asked } from './asked.js'
import type { EtimsBooks } from './books.js'
import { type Authority, invalid, type Outcome, refuse, TEXTS } from './contract.js'
import { refuseAtCounter } from './counter.js'
import { deviationsOf } from './deviations.js'
import type { Door } from './doors.js'
import { EXPIRED, EXPIRED_500, type GatewayFault, NO_ROUTE, UNAUTHORISED } from './gateway-faults.js'
import type { Identity } from './identity.js'
import { faultOfUnit, refusalOfUnit } from './local-unit.js'
import { refusalOfMissing } from './rules/missing-members.js'
import { checkParameters } from './rules/parameters.js'

/** The authority, and how a call that it admitted is performed. */
export interface Office extends Authority {
  readonly perform: Perform
}

/** What a call comes to: a reply of the application, or a fault of the gateway in front of it. */
export type Admitted =
  | { readonly outcome: Outcome; readonly tolerated?: readonly Deviation[] }
  | { readonly fault: GatewayFault }

/** Token, path, identity, body, members, device, and then the operation: the first refusal is the answer. */
export async function admit(door: Door, asked: Asked, authority: Office): Promise<Admitted> {
  const { call, name } = asked
  const fault = faultOf(door, asked, authority)
  if (fault) return { fault }
  if (call.method !== 'POST' || name === '') return { outcome: { ...refuse('912'), rule: 'operationExists' } }
  if (name === 'saveSalesInvoice') return { outcome: refuse('999', NOT_COVERED) }
  const operation = name as Covered
  const refusal = refuseAtCounter({ ...asked, door, operation })
  if (refusal) return { outcome: refusal }
  const tolerated = deviationsOf(door, operation, call)
  const deviation = firstOf(tolerated, authority.books.switches.strict)
  if (deviation) return { outcome: refuseDeviation(deviation) }
  return { outcome: await decide(door, operation, asked, authority), tolerated }
}

/** 900, 910: what the documents do not allow, where it is not tolerated. */
function refuseDeviation({ kind, what }: Deviation): Outcome {
  const refusal = kind === 'identity-elsewhere' ? refuse('900') : refuse('910', `${TEXTS[910]}[${what}]`)
  return { ...refusal, rule: 'isNotTolerated' }
}

type Covered = Exclude<OperationName, 'saveSalesInvoice'>

const NOT_COVERED =
  'The sandbox does not cover this path, of which nothing is published: this says nothing about what the authority would do.'

/** What the gateway stops before the application sees it, and the silence of a unit that has stopped. */
function faultOf(
  door: Door,
  { call, name, identity }: Asked,
  { books, now }: Authority,
): GatewayFault | undefined {
  if (door.profile.tokenPath === undefined) return faultOfUnit(door, books, now)
  const state = books.tokens.stateOf(identity.authorization, now)
  if (state === 'expired') return books.switches.expiredToken === '500' ? EXPIRED_500 : EXPIRED
  if (state === 'unknown') return UNAUTHORISED
  return name === '' || call.method !== 'POST' ? NO_ROUTE : undefined
}

/** The body is read, and the device known by its key; then the operation decides. */
async function decide(
  door: Door,
  method: Covered,
  { call: { path }, identity: { tin, bhfId, cmcKey }, request }: Asked,
  { books, now, perform }: Office,
): Promise<Outcome> {
  const { conduct, profile } = door
  const schema = schemasOf(method, profile, 'authority').request
  const checked = checkParameters(
    schema,
    conduct.isTolerant ? normalise(request, schema) : request,
    (paths) => (conduct.isStrict ? refusalOfMissing(method, paths, door) : undefined),
  )
  if ('refusal' in checked) return { rule: 'membersAreRight', ...checked.refusal }
  const device = books.find(tin, bhfId)
  const isKnown = device?.isInitialised === true && (profile.keepsKeys || device.info.cmcKey === cmcKey)
  if (!isKnown && method !== 'selectInitOsdcInfo')
    return { rule: 'deviceIsKnown', ...(misled(door, method, { tin, cmcKey }, books) ?? refuse('901')) }
  const refusal = refusalOfUnit(door, method, books, now)
  if (refusal) return refusal
  const input = withoutPassword(checked.input as object)
  return perform('etims', { at: now.toISOString(), path, method, tin, bhfId, input })
}

/** The password of a branch's user is not kept: nobody signs in here. */
function withoutPassword(input: object): object {
  return 'pwd' in input ? { ...input, pwd: '***' } : input
}

/**
 * Of a movement with the key of another branch of the PIN the gateway says something that leads nowhere: the cause, a wrong
 * `bhfId`, was found by trying.
 */
function misled(
  door: Door,
  name: Covered,
  { tin, cmcKey }: Pick<Identity, 'tin' | 'cmcKey'>,
  books: EtimsBooks,
): Outcome<never> | undefined {
  if (!door.conduct.isStrict || name !== 'saveStockIO') return undefined
  const isOfAnotherBranch = books
    .ofTaxpayer(tin)
    .some(({ isInitialised, info }) => isInitialised && info.cmcKey === cmcKey)
  return isOfAnotherBranch
    ? invalid(door, 'Error occurred while validating item tax type: Please try again later')
    : undefined
}
