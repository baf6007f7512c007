/** Tells an observer something. Its mistake must not turn a stored document into a failed call: it becomes a warning. */
export function tell<Fact>(name: string, observer: (fact: Fact) => void, fact: Fact): void {
  try {
    observer(fact)
  } catch (error) {
    process.emitWarning(`${name} failed: ${error}`)
  }
}
