import { Seeded } from './seeded.js'

/** What can go wrong on purpose, and when: before the call is processed, or after it took effect. */
export const FAULTS = {
  down: 'before',
  'drop-request': 'before',
  'http-5xx': 'before',
  delay: 'after',
  'drop-response-after-commit': 'after',
  'truncated-body': 'after',
  'garbage-body': 'after',
} as const

export type FaultName = keyof typeof FAULTS

/** One fault to come. */
export interface FaultRule {
  /** A code (`T109`), a method name, a path name, or `*` for every call to an authority. */
  readonly operation: string
  readonly fault: FaultName
  /** How many calls it hits. Either this or `probability`. */
  readonly count?: number | undefined
  /** How likely it hits a call, from 0 to 1. */
  readonly probability?: number | undefined
  /** What the chances are drawn from; the sandbox's own seed without it. */
  readonly seed?: string | undefined
  /** How long `delay` waits; 1000 without it. */
  readonly delayMs?: number | undefined
}

interface Armed {
  readonly rule: FaultRule
  left: number
  drawn: number
}

/** The faults that are armed. */
export class Faults {
  readonly #seed: () => string
  #armed: Armed[] = []

  constructor(seed: () => string) {
    this.#seed = seed
  }

  /** Arms a fault. Without `count` and `probability` it hits one call. */
  add(rule: FaultRule): void {
    const left = rule.count ?? (rule.probability === undefined ? 1 : Number.POSITIVE_INFINITY)
    this.#armed.push({ rule, left, drawn: 0 })
  }

  /** Disarms all. */
  clear(): void {
    this.#armed = []
  }

  list(): FaultRule[] {
    return this.#armed.map(({ rule, left }) => (Number.isFinite(left) ? { ...rule, count: left } : rule))
  }

  /** The fault that hits a call known under these names. What is used up is forgotten. */
  take(names: readonly string[]): FaultRule | undefined {
    const hit = this.#armed.find(
      (armed) =>
        (armed.rule.operation === '*' || names.includes(armed.rule.operation)) && this.#strikes(armed),
    )
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

/** True for the name of a fault that exists. */
export function isFaultName(name: string): name is FaultName {
  return Object.hasOwn(FAULTS, name)
}
