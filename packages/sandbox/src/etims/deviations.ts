import type { OperationName } from '@risiti/etims/channels'
import { type Plan, planOf, schemasOf } from '@risiti/etims/channels'
import { type Deviation, numberAt, unknownAt } from '../leniency.js'
import type { Call } from '../mount.js'
import type { Door } from './doors.js'
import type { Identity } from './identity.js'

/** Who asks may be repeated in the body of any call. */
const IDENTITY: readonly string[] = ['tin', 'bhfId', 'cmcKey']

/** Where a call deviates from the documents: who asks stands elsewhere, members are not known, text stands for numbers or numbers for text. */
export function deviationsOf(door: Door, operation: OperationName, call: Call): readonly Deviation[] {
  const body = objectIn(call.body)
  if (!body) return []
  const plan = planOf(schemasOf(operation, door.profile, 'authority').request)
  return [...identityElsewhere(door, operation, call, body), ...look(plan, body, '')]
}

type Members = Readonly<Record<string, unknown>>

function objectIn(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function identityElsewhere(
  { profile }: Door,
  operation: OperationName,
  call: Call,
  body: Members,
): readonly Deviation[] {
  const wanted = profile.identityOf[operation] ?? profile.identity
  const inHeader = (name: string) => Boolean(call.headers[name.toLowerCase()])
  const misplaced = (names: Readonly<Partial<Record<string, string>>>, isThere: (name: string) => boolean) =>
    Object.values(names).filter(
      (name): name is keyof Identity => IDENTITY.includes(name ?? '') && !isThere(name ?? ''),
    )
  return [
    ...misplaced(wanted.headers, inHeader).map((name) => elsewhere(name, 'the body, not in the headers')),
    ...misplaced(wanted.body, (name) => Object.hasOwn(body, name)).map((name) =>
      elsewhere(name, 'the headers, not in the body'),
    ),
  ]
}

function elsewhere(name: string, where: string): Deviation {
  return { kind: 'identity-elsewhere', what: `${name} is in ${where}` }
}

function look(plan: Plan, value: unknown, path: string): readonly Deviation[] {
  if (plan.kind === 'list')
    return Array.isArray(value) ? value.flatMap((each) => look(plan.element, each, path)) : []
  if (plan.kind === 'value') return typeDeviation(plan, value, path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  const known = new Map([...plan.members].flatMap(([name, member]) => namesOf(name, member)))
  return Object.entries(value).flatMap(([name, member]) => {
    const where = path === '' ? name : `${path}.${name}`
    const its = known.get(name)
    if (its) return look(its, member, where)
    const isIdentity = path === '' && IDENTITY.includes(name)
    return isIdentity ? [] : [unknownAt(where)]
  })
}

/** A member under every name that it may have. */
function namesOf(name: string, plan: Plan): [string, Plan][] {
  const { spelled, readAs = [] } = plan.type ?? {}
  return [name, ...(spelled ? [spelled] : []), ...readAs].map((each) => [each, plan])
}

function typeDeviation({ type }: Plan, value: unknown, path: string): readonly Deviation[] {
  if (!type) return []
  const isNumber = type.wire === undefined ? type.type !== 'string' : type.wire === 'number'
  if (isNumber && typeof value === 'string' && value !== '')
    return [{ kind: 'text-for-numbers', what: `${path} is text` }]
  const isText = type.wire === undefined ? type.type === 'string' : type.wire === 'string'
  return isText && typeof value === 'number' ? [numberAt(path)] : []
}
