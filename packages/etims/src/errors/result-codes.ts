import type { Retry } from '@risiti/core'

/** A result code of KRA, in our words. */
export interface ResultCode {
  readonly resultCd: string
  readonly meaning: string
  readonly fix: string
  /** Whether a call that changes something may be sent again. */
  readonly retry: Retry
  /** The same for a call that only reads, where it differs. */
  readonly retryForReads?: Retry
  /** Who must act: who wrote the program, who runs it, the taxpayer on KRA's portal, KRA itself, or nobody. */
  readonly actor: 'developer' | 'operator' | 'taxpayer' | 'authority' | 'nobody'
}

/** The codes of KRA's specification. Retry advice is our judgement: KRA gives none. */
export const RESULT_CODES: readonly ResultCode[] = [
  {
    resultCd: '000',
    meaning: 'It worked.',
    fix: 'Nothing to do.',
    retry: 'never',
    actor: 'nobody',
  },
  {
    resultCd: '001',
    meaning: 'It worked, and there is nothing to return.',
    fix: 'Treat it as an empty list.',
    retry: 'never',
    actor: 'nobody',
  },
  {
    resultCd: '891',
    meaning: 'The address of the request could not be built.',
    fix: 'Correct the URL in the configuration.',
    retry: 'never',
    actor: 'operator',
  },
  {
    resultCd: '892',
    meaning: 'The headers of the request could not be built: a value is missing.',
    fix: 'Set tin, bhfId and cmcKey.',
    retry: 'never',
    actor: 'operator',
  },
  {
    resultCd: '893',
    meaning: 'The body of the request could not be built.',
    fix: 'Compare the request with the field table of the operation.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '894',
    meaning: 'The control unit and KRA lost each other: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again. A unit that was offline too long answers this too: give it internet.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
  },
  {
    resultCd: '895',
    meaning: 'The HTTP method is not allowed.',
    fix: 'Send every operation as a POST.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '896',
    meaning:
      'KRA answered the control unit with an unexpected HTTP status: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
  },
  {
    resultCd: '899',
    meaning: 'The control unit failed without saying why; it answers a number used before like this.',
    fix: 'Find out whether the number was signed before. If not, look at the unit’s own log and key files.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
  },
  {
    resultCd: '900',
    meaning: 'tin, bhfId, cmcKey or the content type is missing from the headers.',
    fix: 'Give the client all three, and check that no proxy removes headers.',
    retry: 'never',
    actor: 'operator',
  },
  {
    resultCd: '901',
    meaning: 'KRA does not know this serial number with this PIN and branch, or has not approved it yet.',
    fix: 'Compare serial number, PIN and branch with the approved device on the eTIMS portal, then initialise.',
    retry: 'after-reinit',
    actor: 'taxpayer',
  },
  {
    resultCd: '902',
    meaning: 'The device was initialised before; its key is not given out again.',
    fix: 'Use the cmcKey that was stored then. If it is lost, only KRA can release the serial number.',
    retry: 'never',
    actor: 'operator',
  },
  {
    resultCd: '903',
    meaning: 'The serial number was approved for the other kind of control unit.',
    fix: 'Use the channel it was approved for, or have KRA change the kind.',
    retry: 'never',
    actor: 'authority',
  },
  {
    resultCd: '910',
    meaning: 'A field is missing or malformed; the message names it.',
    fix: 'Correct the fields named in the message.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '911',
    meaning: 'The request had no body.',
    fix: 'Send the JSON body, and check that no proxy removes it.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '912',
    meaning: 'KRA has no such path on this channel, or not with this HTTP method.',
    fix: 'Check the URL and the channel: each channel has paths of its own.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '921',
    meaning: 'The sale was declared before.',
    fix: 'Look the sale up and adopt it if it is yours.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '922',
    meaning: 'The sale that this call depends on is not known yet.',
    fix: 'See that the sale is recorded, then send the dependent call.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '990',
    meaning: 'Too many rows or too many calls.',
    fix: 'Wait, and ask from a later lastReqDt.',
    retry: 'same-request',
    retryForReads: 'same-request',
    actor: 'nobody',
  },
  {
    resultCd: '991',
    meaning: 'KRA failed while recording: it may be stored or not.',
    fix: 'Look the number up before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '992',
    meaning: 'KRA failed while changing a record: it may be changed or not.',
    fix: 'Read the record before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '993',
    meaning: 'KRA failed while deleting a record: it may be gone or not.',
    fix: 'Read the record before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '994',
    meaning: 'KRA has a record with this number already.',
    fix: 'Fetch it and compare: after a lost answer it is usually the first attempt. Otherwise take the next number.',
    retry: 'reconcile-first',
    actor: 'operator',
  },
  {
    resultCd: '995',
    meaning: 'The file that was asked for does not exist.',
    fix: 'Ask for another file.',
    retry: 'never',
    actor: 'developer',
  },
  {
    resultCd: '999',
    meaning: 'KRA failed without saying why: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again, and tell KRA the time if it stays.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'authority',
  },
]

const BY_CODE: ReadonlyMap<string, ResultCode> = new Map(RESULT_CODES.map((row) => [row.resultCd, row]))

/** What a result code means, what to do, and who must; `undefined` for a code KRA does not document. */
export function explainResultCode(resultCd: string): ResultCode | undefined {
  return BY_CODE.get(resultCd)
}
