import { add, compare, type Decimal, decimal, divide, format, multiply, negate, round } from '@risiti/core'

/** One vector's request, spoilt by a cent somewhere, and what the authority says to that. */
export interface Mutation<Request> {
  /** What is spoilt, and how the authority calls it. */
  readonly name: string
  /** The spoilt request, and the code or text of the refusal; nothing where the request has no such amount. */
  spoil(request: Request): { readonly request: Request; readonly refusal: string } | undefined
}

export const CENT = decimal('0.01')

type Members = Record<string, unknown>

/** Adds to a member that holds an amount. */
export function addTo(part: object, member: string, difference: Decimal): void {
  const members = part as Members
  members[member] = format(round(add(decimal(String(members[member])), difference), 2))
}

/**
 * A cent in the direction in which an amount is rounded already: away from what it was rounded from. The other way it could
 * come to lie less than a cent from it, which authorities let pass.
 */
export function away(amount: string, exact: Decimal): Decimal {
  return compare(decimal(amount), exact) < 0 ? negate(CENT) : CENT
}

export function product(...factors: readonly string[]): Decimal {
  return factors.map((factor) => decimal(factor)).reduce(multiply)
}

/** A quotient, far more exact than a cent. */
export function quotient(top: Decimal, bottom: Decimal): Decimal {
  return divide(top, bottom, 12, 'half-up')
}

/** Changes a copy of a request. */
export function changed<Request>(request: Request, change: (copy: Request) => void): Request {
  const copy = structuredClone(request)
  change(copy)
  return copy
}
