/** An attempt that was made, at a time of day in milliseconds. */
export interface AttemptRow {
  /** Of the delivery. */
  readonly number: number
  /** Which attempt it was, from 1. */
  readonly attempt: number
  readonly at: number
  readonly ms: number
  /** What was answered; null where no answer came. */
  readonly status: number | null
}

/** A delivery that is made, of an event. */
export interface NewDelivery {
  /** Of the event. */
  readonly position: number
  readonly type: string
  /** Its first attempt, where that was made and taken. */
  readonly taken?: Omit<AttemptRow, 'number' | 'attempt'> | undefined
}

/** Deliveries to be made, as statements take them. What goes from thread to thread so often goes as one text: as objects it costs several times that. */
export function textOfDeliveries(deliveries: readonly NewDelivery[]): string {
  return JSON.stringify(
    deliveries.map(({ position, type, taken }) =>
      taken ? [position, type, taken.at, taken.ms, taken.status] : [position, type],
    ),
  )
}

/** Attempts that were taken, as a statement takes them: like deliveries to be made. */
export function textOfAttempts(taken: readonly AttemptRow[]): string {
  return JSON.stringify(taken.map(({ number, attempt, at, ms, status }) => [number, attempt, at, ms, status]))
}
