import type { z } from 'zod'
import { explainReturnCode } from './errors/return-codes.js'

/**
 * A rule between the members of one object of a request. It is checked before anything is sent, and cites the return code
 * that the authority would answer.
 */
export interface Rule<Value> {
  /** The return code it prevents. */
  readonly code: string
  /** The member it is about; a row of a list goes by the list's name. */
  readonly at: string
  /** What must hold, in words that follow the member's name. */
  readonly says: string
  /** Where it is broken, as paths from the object: nowhere when it holds. */
  readonly broken: (value: Value) => readonly Path[]
}

type Path = readonly PropertyKey[]

type Member<Value> = keyof Value & string

/** Whether a member says something: to the authority an empty text is a missing one. */
export function isGiven(value: unknown): boolean {
  return value !== undefined && value !== ''
}

/** A member must have a value when the test says so. `when` continues "is needed ...". */
export function needs<Value>(
  code: string,
  at: Member<Value>,
  when: string,
  test: (value: Value) => boolean,
): Rule<Value> {
  return rule(code, at, `is needed ${when}`, (value) => test(value) && !isGiven(value[at]))
}

/** A member must have no value when the test says so. `when` continues "must be left out ...". */
export function excludes<Value>(
  code: string,
  at: Member<Value>,
  when: string,
  test: (value: Value) => boolean,
): Rule<Value> {
  return rule(code, at, `must be left out ${when}`, (value) => test(value) && isGiven(value[at]))
}

/** A rule that is broken at one member when the test says so. `says` follows the member's name: "must be ...". */
export function rule<Value>(
  code: string,
  at: Member<Value>,
  says: string,
  isBroken: (value: Value) => boolean,
): Rule<Value> {
  return { code, at, says, broken: (value) => (isBroken(value) ? [[at]] : []) }
}

type RowOf<List> = NonNullable<List> extends readonly (infer Row)[] ? Row : never

/** A rule over the rows of a list, each seen with its place and with the whole object. */
export function rowRule<Value, List extends Member<Value>>(
  code: string,
  list: List,
  at: Member<RowOf<Value[List]>>,
  says: string,
  isBroken: (row: RowOf<Value[List]>, index: number, value: Value) => boolean,
): Rule<Value> {
  return {
    code,
    at: `${list}.${at}`,
    says,
    broken: (value) => {
      const rows = (value[list] ?? []) as readonly RowOf<Value[List]>[]
      return rows.flatMap((row, index) => (isBroken(row, index, value) ? [[list, index, at]] : []))
    },
  }
}

/** A rule about a member of a part, seen with the whole object. It says nothing about a part that is missing. */
export function partRule<Value, Part extends Member<Value>>(
  code: string,
  part: Part,
  at: Member<NonNullable<Value[Part]>>,
  says: string,
  isBroken: (part: NonNullable<Value[Part]>, value: Value) => boolean,
): Rule<Value> {
  return {
    code,
    at: `${part}.${at}`,
    says,
    broken: (value) => {
      const given = value[part] ?? undefined
      return given !== undefined && isBroken(given, value) ? [[part, at]] : []
    },
  }
}

/**
 * Whether rules can be looked at: every member is right in itself, so that a rule finds numbers where numbers belong.
 * Unknown members, which a caller may let pass, and other broken rules are no hindrance.
 */
export function isSettled({ issues }: { readonly issues: readonly z.core.$ZodRawIssue[] }): boolean {
  return issues.every(({ code, params }) => code === 'unrecognized_keys' || isRuleIssue(params))
}

function isRuleIssue(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'returnCode' in params
}

/** Adds an issue for each place where a rule is broken. */
export function checkRules<Value>(
  rules: readonly Rule<Value>[],
  payload: { readonly value: Value; readonly issues: z.core.$ZodRawIssue[] },
): void {
  for (const { code, says, broken } of rules) {
    for (const path of broken(payload.value)) {
      payload.issues.push({
        code: 'custom',
        input: payload.value,
        path: [...path],
        message: `${says} (URA ${code})`,
        params: { returnCode: code, fix: explainReturnCode(code).fix },
      })
    }
  }
}
