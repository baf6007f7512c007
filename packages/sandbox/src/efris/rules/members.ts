import { type Refusal, refuse, refuseFreely } from '../contract.js'
import type { ReturnCode } from '../texts/index.js'

/** What the authority wants of one member, each wish with the code it answers with. */
export interface MemberRule<Name extends string = string> {
  readonly name: Name
  readonly missing?: ReturnCode
  readonly bytes?: readonly [ReturnCode, max: number, min?: number]
  readonly digits?: readonly [ReturnCode, beforePoint: number, afterPoint: number]
  readonly among?: readonly [ReturnCode, values: readonly string[]]
  readonly form?: readonly [ReturnCode, fits: (value: string) => boolean]
  readonly negative?: ReturnCode
}

/** The first member of a part that is not as it should be. `row` is set when the part is a row of a list. */
export function checkMembers<Part extends object>(
  part: Part,
  rules: readonly MemberRule<keyof Part & string>[],
  row?: number,
): Refusal | undefined {
  for (const rule of rules) {
    const code = faultOf(rule, part[rule.name] as string | undefined)
    if (code) return refuse(code, { row })
  }
  return undefined
}

function faultOf(rule: MemberRule, value: string | undefined): ReturnCode | undefined {
  if (value === undefined) return rule.missing
  const { bytes, digits, among, form, negative } = rule
  if (bytes && !isBetween(Buffer.byteLength(value), bytes[2] ?? 0, bytes[1])) return bytes[0]
  if (digits && !hasDigits(value, digits[1], digits[2])) return digits[0]
  if (negative && value.startsWith('-')) return negative
  if (among && !among[1].includes(value)) return among[0]
  return form && !form[1](value) ? form[0] : undefined
}

function isBetween(value: number, least: number, most: number): boolean {
  return value >= least && value <= most
}

/** True for a decimal with at most so many digits before and after the point. */
export function hasDigits(value: string, beforePoint: number, afterPoint: number): boolean {
  const match = /^-?(\d+)(?:\.(\d+))?$/.exec(value)
  return match !== null && match[1]!.length <= beforePoint && (match[2] ?? '').length <= afterPoint
}

/** A member that must be there is not, and no code is published for that. */
export function lacks(name: string): Refusal {
  return refuseFreely(`${name}: cannot be empty!`)
}
