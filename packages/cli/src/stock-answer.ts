/** A movement of stock, as the gateway shows it. */
export interface StockAnswer {
  readonly id: string
  readonly status: string
  readonly kind: string
  readonly device: string
  readonly currency: string
  readonly value: { readonly gross: string }
  readonly document?: string
  readonly recorded?: { readonly number: string }
  readonly problem?: { readonly message: string; readonly fix: string }
  readonly movedAt: string
}

/** Where a movement stands, and what comes next. */
export function stockSummary({ id, status, recorded, problem }: StockAnswer): string {
  if (recorded) return `${id} is recorded: ${recorded.number}`
  if (status === 'cancelled') return `${id} is cancelled.`
  const why = problem ? ` ${problem.message} ${problem.fix}` : ''
  return `${id} is ${status}.${why} Ask again with "npx risiti stock events ${id}".`
}
