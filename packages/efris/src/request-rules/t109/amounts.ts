import { type Decimal, decimal, isDecimal, subtract, sum } from '@risiti/core'
import { isGiven, type Rule, rule } from '../../rules.js'

type Texts = { readonly [Name in string]?: string | undefined }

/** The number in a member. Nothing, and a rate without a number such as `-`, is zero. */
export function amount(text: string | undefined): Decimal {
  return decimal(text !== undefined && isDecimal(text) ? text : '0')
}

/** Negative, zero or positive as the number in a member is. */
export function sign(text = ''): number {
  if (!/[1-9]/.test(text)) return 0
  return text.startsWith('-') ? -1 : 1
}

export function total(texts: readonly (string | undefined)[]): Decimal {
  return sum(texts.map(amount))
}

/** How far two numbers are apart. */
export function distance(a: Decimal, b: Decimal): Decimal {
  const { units, scale } = subtract(a, b)
  return { units: units < 0n ? -units : units, scale }
}

/** A member must not be 0 where it is given and the test says so. */
export function notZero<Value extends Texts>(
  code: string,
  at: keyof Value & string,
  test: (value: Value) => boolean = () => true,
): Rule<Value> {
  return rule(
    code,
    at,
    'must not be 0',
    (value) => test(value) && isGiven(value[at]) && sign(value[at]) === 0,
  )
}

export function notNegative<Value extends Texts>(
  code: string,
  at: keyof Value & string,
  test: (value: Value) => boolean = () => true,
): Rule<Value> {
  return rule(code, at, 'must not be negative', (value) => test(value) && sign(value[at]) < 0)
}

export function notPositive<Value extends Texts>(
  code: string,
  at: keyof Value & string,
  test: (value: Value) => boolean = () => true,
): Rule<Value> {
  return rule(code, at, 'must not be above 0', (value) => test(value) && sign(value[at]) > 0)
}
