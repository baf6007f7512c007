import { compare, decimal, isDecimal } from '@risiti/core'
import { type Rule, rule } from '../rules.js'

type Texts<Name extends string> = { readonly [Key in Name]?: string | undefined }

/** Whether a text is this number, however it is written. */
export function isNumber(text: string | undefined, number: string): boolean {
  return text !== undefined && isDecimal(text) && compare(decimal(text), decimal(number)) === 0
}

/** A member must not be 0 where it is given. */
export function notZero<Name extends string>(code: string, at: Name): Rule<Texts<Name>> {
  return rule<Texts<Name>>(code, at, 'must not be 0', (value) => isNumber(value[at], '0'))
}

/** A member must not be below 0 where it is given. */
export function notNegative<Name extends string>(code: string, at: Name): Rule<Texts<Name>> {
  return rule<Texts<Name>>(code, at, 'must not be negative', (value) => {
    const text = value[at] ?? ''
    return isDecimal(text) && decimal(text).units < 0n
  })
}
