import { z } from 'zod'
import { textOf } from '../efris/said-codes.js'
import { GATEWAY, LEGACY, LOCAL_UNIT } from '../etims/doors.js'
import { refusalWith } from '../etims/said-codes.js'
import { AUTHORITIES, AUTHORITY_OF, DOOR_NAMES, type DoorName } from '../exchange.js'
import { doorsOf, FAULTS, type FaultName, type FaultRule } from '../faults.js'
import { read, whole } from './read.js'

const faultNames = Object.keys(FAULTS) as [FaultName, ...FaultName[]]

/** Members that mean something with some faults only. */
const MEANT_FOR: Readonly<Partial<Record<keyof FaultRule, readonly FaultName[]>>> = {
  delayMs: ['delay', 'rate-limit'],
  skewMs: ['clock-skew'],
  code: ['return-code', 'http-5xx'],
  message: ['return-code'],
  after: ['http-5xx'],
}

const DAY_MS = 86_400_000
const time = z.iso.datetime({ offset: true })
const text = z.union([z.string(), z.number()]).transform(String)

const members = z.strictObject({
  operation: z.string().min(1),
  fault: z.enum(faultNames),
  device: z.string().min(1).optional(),
  door: z.enum(DOOR_NAMES).optional(),
  authority: z.enum(AUTHORITIES).optional(),
  count: z.number().int().min(1).optional(),
  probability: z.number().min(0).max(1).optional(),
  seed: text.optional(),
  from: time.optional(),
  to: time.optional(),
  delayMs: z.number().int().min(0).max(600_000).optional(),
  skewMs: z
    .number()
    .int()
    .min(-3650 * DAY_MS)
    .max(3650 * DAY_MS)
    .optional(),
  code: text.optional(),
  message: z.string().min(1).max(1000).optional(),
  after: z.boolean().optional(),
})

const fault = members.superRefine((rule, { addIssue }) => {
  const problem = problemOf(rule)
  if (problem) {
    const [member, message, fix] = problem
    addIssue({ code: 'custom', path: [member], message, params: { fix } })
  }
})

type Problem = readonly [member: keyof FaultRule, message: string, fix: string]

/** What one member demands of another. */
function problemOf(rule: z.output<typeof members>): Problem | undefined {
  const { count, probability, authority, door, from, to } = rule
  if (count !== undefined && probability !== undefined)
    return [
      'probability',
      'cannot stand beside count',
      'Give "count" for the next so many calls, or "probability" for a share of all calls.',
    ]
  if (door && authority && AUTHORITY_OF[door] !== authority)
    return ['door', `is not a door of ${authority}`, 'Leave "authority" out: the door tells it.']
  if (from && to && new Date(from) >= new Date(to))
    return ['to', 'is not after from', 'Give a time after "from".']
  return strayMember(rule) ?? placeProblem(rule) ?? codeProblem(rule)
}

function strayMember(rule: FaultRule): Problem | undefined {
  for (const [member, faults] of Object.entries(MEANT_FOR) as [keyof FaultRule, readonly FaultName[]][])
    if (rule[member] !== undefined && !faults.includes(rule.fault))
      return [
        member,
        `means nothing with ${rule.fault}`,
        `Leave it out, or use it with ${faults.join(', ')}.`,
      ]
  return undefined
}

function placeProblem(rule: FaultRule): Problem | undefined {
  if (placesOf(rule).length > 0) return undefined
  const member = rule.door ? 'door' : 'authority'
  return [member, `knows no ${rule.fault}`, `Use one of the doors ${doorsOf(rule.fault).join(', ')}.`]
}

function codeProblem(rule: FaultRule): Problem | undefined {
  const { fault: name, code = '', message } = rule
  if (name === 'http-5xx' && code !== '' && !/^5\d\d$/.test(code))
    return ['code', 'is no status from 500 to 599', 'Give the status to answer with, such as 504.']
  if (name !== 'return-code' || placesOf(rule).some((door) => isSaid(door, code, message))) return undefined
  if (code === '') return ['code', 'is missing', 'Give the code to answer with, such as "99" or "894".']
  return [
    'code',
    'is no code that is answered there, or none whose text the sandbox knows',
    'Give a code of that authority; give "message" to say what stands beside it.',
  ]
}

/** The doors at which a fault can happen. */
function placesOf({ fault: name, door, authority }: FaultRule): readonly DoorName[] {
  return doorsOf(name).filter(
    (each) =>
      (door === undefined || each === door) && (authority === undefined || AUTHORITY_OF[each] === authority),
  )
}

function isSaid(door: DoorName, code: string, message: string | undefined): boolean {
  const kenyan = { oscu: LEGACY, gavaconnect: GATEWAY, vscu: LOCAL_UNIT } as const
  return door === 'online' || door === 'enabler'
    ? textOf(code, message) !== undefined
    : refusalWith(kenyan[door], code, message) !== undefined
}

/** @throws InvalidInputError naming the member and how to mend it. */
export function readFault(input: unknown): FaultRule {
  return read(fault, input, 'fault')
}

const armed = z.strictObject({ id: whole(0).optional() })

/** Which fault to disarm; all without an id. @throws InvalidInputError naming the member and how to mend it. */
export function readFaultId(query: unknown): number | undefined {
  return read(armed, query, 'fault').id
}
