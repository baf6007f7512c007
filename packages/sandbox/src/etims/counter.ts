import type { OperationName } from '@risiti/etims/channels'
import type { Asked } from './asked.js'
import { invalid, type Outcome, type Rejection, refuse } from './contract.js'
import type { Door } from './doors.js'
import { missingInBody, needsOf } from './identity.js'
import { refusalOf } from './rules/rule.js'

/** What can be seen of a call without opening a book. */
export interface Caller extends Asked {
  readonly door: Door
  readonly operation: OperationName
}

/** It is asked for where something changes; lists were served without it. */
function appIsNamed({ door, operation, identity }: Caller): Outcome<never> | undefined {
  const changes = operation.startsWith('save') || operation.startsWith('update')
  return needsOf(door, operation).includes('appId') && changes && !identity.appId ? APP_ID_MISSING : undefined
}

const APP_ID_MISSING: Rejection = {
  customerMessage: 'Invalid Headers apigee_app_id',
  debugMessage: 'apigee_app_id cannot be Null',
}

/** 900: the taxpayer and the branch are named. Initialisation is told so in words. */
function branchIsNamed({ door, operation, identity }: Caller): Outcome<never> | undefined {
  const isNeeded = needsOf(door, operation).includes('tin') && operation !== 'selectInitOsdcInfo'
  return isNeeded && !(identity.tin && identity.bhfId) ? refuse('900') : undefined
}

/** 900: the key of the device is there. */
function keyIsGiven({ door, operation, identity }: Caller): Outcome<never> | undefined {
  return needsOf(door, operation).includes('cmcKey') && !identity.cmcKey ? refuse('900') : undefined
}

/** 911: there is a body. */
function bodyIsThere({ call }: Caller): Outcome<never> | undefined {
  return call.body.trim() === '' ? refuse('911') : undefined
}

/** 910: it is a JSON object. */
function bodyIsObject({ request }: Caller): Outcome<never> | undefined {
  const isObject = typeof request === 'object' && request !== null && !Array.isArray(request)
  return isObject ? undefined : refuse('910')
}

/** The gateway says in words of its own that initialisation names no taxpayer. */
function taxpayerIsNamed({ door, operation, identity }: Caller): Outcome<never> | undefined {
  const isUnnamed = operation === 'selectInitOsdcInfo' && door.conduct.isStrict && !identity.tin
  return isUnnamed ? { customerMessage: 'Missing Tin', debugMessage: 'Tin cannot be empty' } : undefined
}

/** What a door wants in the body as well as in the headers is there. */
function identityIsRepeated({ door, operation, request }: Caller): Outcome<never> | undefined {
  const missing = missingInBody(door, operation, request)
  return missing === undefined ? undefined : invalid(door, `${missing} cannot be Null`)
}

const RULES = [
  appIsNamed,
  branchIsNamed,
  keyIsGiven,
  bodyIsThere,
  bodyIsObject,
  taxpayerIsNamed,
  identityIsRepeated,
]

/** The refusal of the first rule that a call breaks before any book is opened. */
export function refuseAtCounter(caller: Caller): Outcome<never> | undefined {
  return refusalOf(RULES, caller)
}
