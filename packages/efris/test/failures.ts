/** What an attempt throws; fails when it throws nothing. */
export function failure(attempt: () => unknown): Error & Record<string, unknown> {
  try {
    attempt()
  } catch (error) {
    return error as Error & Record<string, unknown>
  }
  throw new Error('nothing was thrown')
}

/** What a call is rejected with; fails when it is not. */
export async function failureOf(call: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  return failure(() => {
    if (outcome) throw outcome.error
  })
}
