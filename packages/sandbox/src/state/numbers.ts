/** Members that tell whether a document is the same again. */
const NUMBERS =
  /\\?"(?:invoiceNo|antifakeCode|referenceNo|returnCode|invoiceReturnCode|curRcptNo|totRcptNo|rcptSign)\\?":\\?"?([^"\\,}]+)/g

/** A code and the numbers in an answer, in brief. */
export function factsOf(code: string, content: unknown): string {
  const text = content === undefined || content === null ? '' : JSON.stringify(content)
  return [code, ...Array.from(text.matchAll(NUMBERS), ([, number]) => number)].join(' ')
}
