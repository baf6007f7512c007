/* Amounts as text. */

/** True for an amount that is not zero, whatever its sign. */
export function isSomething(amount: string): boolean {
  return /[1-9]/.test(amount)
}

/** The amount below zero. Nothing stays nothing: the authority is sent no "-0.00". */
export function negative(amount: string): string {
  return isSomething(amount) ? `-${amount}` : amount
}

/** The members of an object that say something: neither `undefined` nor an empty text. */
export function given<Value extends object>(
  members: Value,
): { [Name in keyof Value]?: Exclude<Value[Name], undefined | ''> } {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as ReturnType<typeof given<Value>>
}
