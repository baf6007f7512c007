import { type Authority, DOOR_NAMES, type DoorName } from './exchange.js'
import { Seeded } from './seeded.js'

/**
 * What can go wrong on purpose, and when: before the call is processed, while it is, for the authority sees it otherwise, or
 * after it took effect.
 */
export const FAULTS = {
  down: 'before',
  'drop-request': 'before',
  'http-5xx': 'before',
  'rate-limit': 'before',
  'return-code': 'before',
  'expired-key': 'during',
  'clock-skew': 'during',
  delay: 'after',
  'drop-response-after-commit': 'after',
  'truncated-body': 'after',
  'garbage-body': 'after',
  'wrong-signature': 'after',
} as const

export type FaultName = keyof typeof FAULTS

/** Only Uganda signs, and only these doors have keys that run out. Other faults are possible everywhere. */
const POSSIBLE: Readonly<Partial<Record<FaultName, readonly DoorName[]>>> = {
  'wrong-signature': ['online', 'enabler'],
  'expired-key': ['online', 'gavaconnect'],
}

/** The doors at which a fault is possible. */
export function doorsOf(fault: FaultName): readonly DoorName[] {
  return POSSIBLE[fault] ?? DOOR_NAMES
}

/** One fault to come. */
export interface FaultRule {
  /** A code (`T109`), a method name, a path name, or `*` for every call to an authority. */
  readonly operation: string
  readonly fault: FaultName
  /** Only calls of this device: a device number, or PIN and branch as `P000000001X/00`. */
  readonly device?: string | undefined
  /** Only calls through this door. */
  readonly door?: DoorName | undefined
  /** Only calls to this authority. */
  readonly authority?: Authority | undefined
  /** How many calls it hits. Either this or `probability`. */
  readonly count?: number | undefined
  /** How likely it hits a call, from 0 to 1. */
  readonly probability?: number | undefined
  /** What the chances are drawn from; the sandbox's own seed without it. */
  readonly seed?: string | undefined
  /** It strikes from this time of the sandbox's clock on. */
  readonly from?: string | undefined
  /** It does not strike any more at this time of the sandbox's clock. */
  readonly to?: string | undefined
  /** How long `delay` waits, and what `rate-limit` asks to wait; 1000 without it. */
  readonly delayMs?: number | undefined
  /** How far the authority's clock is off with `clock-skew`; an hour ahead without it. */
  readonly skewMs?: number | undefined
  /** What `return-code` answers; with `http-5xx` the status, 503 without it. */
  readonly code?: string | undefined
  /** What `return-code` says with the code; the authority's own text without it. */
  readonly message?: string | undefined
  /** Lets `http-5xx` strike after the call took effect, as when a gateway did not wait for it. */
  readonly after?: boolean | undefined
}

/** A fault that is armed, with the id that disarms it. */
export interface ArmedFault extends FaultRule {
  readonly id: number
}

/** What the choice of a fault goes by. */
export interface Target {
  readonly authority: Authority
  readonly door: DoorName
  readonly names: readonly string[]
  readonly device: () => string | undefined
  readonly now: Date
  /** Whether a code can be answered here. */
  readonly says: (code: string, message: string | undefined) => boolean
}

interface Armed {
  readonly id: number
  readonly rule: FaultRule
  left: number
  drawn: number
}

/** The faults that are armed. */
export class Faults {
  readonly #seed: () => string
  #armed: Armed[] = []
  #last = 0

  constructor(seed: () => string) {
    this.#seed = seed
  }

  /** Arms a fault. Without `count`, `probability` and times it hits one call. @returns its id */
  add(rule: FaultRule): number {
    const isOpen = [rule.probability, rule.from, rule.to].some((each) => each !== undefined)
    const left = rule.count ?? (isOpen ? Number.POSITIVE_INFINITY : 1)
    this.#last += 1
    this.#armed.push({ id: this.#last, rule, left, drawn: 0 })
    return this.#last
  }

  /** Disarms all, or one. False when there is none with the id. */
  clear(id?: number): boolean {
    const before = this.#armed.length
    this.#armed = id === undefined ? [] : this.#armed.filter((armed) => armed.id !== id)
    return id === undefined || this.#armed.length < before
  }

  list(): ArmedFault[] {
    return this.#armed.map(({ id, rule, left }) => ({
      id,
      ...rule,
      ...(Number.isFinite(left) ? { count: left } : {}),
    }))
  }

  /** The fault that hits a call: the first one armed that fits. What is used up is forgotten. */
  take(target: Target): FaultRule | undefined {
    const hit = this.#armed.find((armed) => fits(armed.rule, target) && this.#strikes(armed))
    if (hit) hit.left -= 1
    this.#armed = this.#armed.filter((armed) => armed.left > 0)
    return hit?.rule
  }

  #strikes(armed: Armed): boolean {
    const { probability, seed } = armed.rule
    if (probability === undefined) return true
    armed.drawn += 1
    return new Seeded(seed ?? this.#seed()).fraction(`fault:${armed.drawn}`) < probability
  }
}

function fits(rule: FaultRule, target: Target): boolean {
  const { operation, authority = target.authority, door = target.door, device, from, to } = rule
  return (
    (operation === '*' || target.names.includes(operation)) &&
    authority === target.authority &&
    door === target.door &&
    (device === undefined || device === target.device()) &&
    (from === undefined || new Date(from) <= target.now) &&
    (to === undefined || target.now < new Date(to)) &&
    isPossible(rule, target)
  )
}

/** Whether a fault can happen at a door at all. */
export function isPossible(
  { fault, code, message }: FaultRule,
  { door, says }: Pick<Target, 'door' | 'says'>,
): boolean {
  return doorsOf(fault).includes(door) && (fault !== 'return-code' || says(code ?? '', message))
}

/** True for the name of a fault that exists. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}
