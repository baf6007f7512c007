import { decimal, format, parseEat, round } from '@risiti/core'

/** What is written of a member: a text and its length, a whole number, decimal text of so many digits, a time. */
export type Member =
  | { readonly text: number; readonly mayBeNull?: true }
  | { readonly whole: number }
  | { readonly digits: number }
  | { readonly time: string }

/** What is wrong with the members of a row; nothing when it has exactly these, each in its form. */
export function faultsOf(row: object, members: Readonly<Record<string, Member>>): string[] {
  const names = Object.keys(members)
  const strangers = Object.keys(row).filter((name) => !names.includes(name))
  const given = row as Readonly<Record<string, unknown>>
  const faulty = names.filter((name) => !isRight(given[name], members[name]!))
  return [...strangers, ...faulty].map((name) => `${name}: ${JSON.stringify(given[name])}`)
}

function isRight(value: unknown, member: Member): boolean {
  if (value === null) return 'mayBeNull' in member
  if ('whole' in member) return Number.isSafeInteger(value) && String(value).length <= member.whole
  if (typeof value !== 'string') return false
  if ('time' in member) return parseEat(value, member.time) !== undefined
  return 'digits' in member
    ? isAmount(value, member.digits)
    : [...value].length <= member.text && value.trim() !== ''
}

/** Decimal text of at most so many digits, two of them after the point. */
function isAmount(text: string, digits: number): boolean {
  const value = decimal(text)
  return value.scale <= 2 && format(round(value, 2)).replace('.', '').length <= digits
}
