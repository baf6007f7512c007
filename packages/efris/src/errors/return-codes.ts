import { creditCodes } from './codes/credit.js'
import { generalCodes } from './codes/general.js'
import { goodsCodes } from './codes/goods.js'
import { invoiceCodes } from './codes/invoice.js'
import { type CodeTable, developer, type ReturnCode } from './codes/rows.js'

export type { Actor, ReturnCode } from './codes/rows.js'

let table: CodeTable | undefined

/**
 * All return codes of the authority. Meanings and fixes are ours; whether a repeat is safe is our judgement, since the
 * authority publishes none. A code that is not here is a refusal. The rows are written at first use: who is never refused
 * does not pay for 1,209 of them at every start.
 */
export function returnCodes(): CodeTable {
  table ??= Object.freeze({ ...generalCodes(), ...invoiceCodes(), ...creditCodes(), ...goodsCodes() })
  return table
}

const UNKNOWN = developer(
  'The authority refused the request.',
  "Read the authority's message, correct the request and send it again.",
)

/** What a return code means and what to do. A code that we do not know yet is a refusal of unknown cause. */
export function explainReturnCode(code: string): ReturnCode {
  const codes = returnCodes()
  return Object.hasOwn(codes, code) ? codes[code]! : UNKNOWN
}
