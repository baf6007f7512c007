/** Members that tell whether a document is the same again. */
const NUMBERS: ReadonlySet<string> = new Set([
  'invoiceNo',
  'antifakeCode',
  'referenceNo',
  'returnCode',
  'invoiceReturnCode',
  'curRcptNo',
  'totRcptNo',
  'rcptSign',
])

/** Where T129 has documents as JSON text. */
const DOCUMENT = 'invoiceContent'

/** A code and the numbers in an answer, in brief. */
export function factsOf(code: string, content: unknown): string {
  const found = [code]
  collect(content, found)
  return found.join(' ')
}

function collect(value: unknown, found: string[]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object') collect(member, found)
    else if (NUMBERS.has(name) && member !== undefined) found.push(String(member))
    else if (name === DOCUMENT && member !== undefined) collect(JSON.parse(String(member)), found)
  }
}
