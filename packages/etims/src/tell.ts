/** Tells an observer. A broken one must not make a recorded sale look like a failed one. */
export function tell<Fact>(name: string, observer: (fact: Fact) => void, fact: Fact): void {
  try {
    observer(fact)
  } catch (error) {
    process.emitWarning(`${name} failed: ${error instanceof Error ? error.message : String(error)}`)
  }
}
