import type { Advice, Evidence } from './advice.js'

/** A result code of KRA. */
export interface ResultCode extends Advice {
  readonly resultCd: string
  readonly source: Evidence
  /** What is different on a channel, by its name. */
  readonly on?: Readonly<Record<string, Partial<Advice>>>
}

const ISSUED_FOR_VSCU: Partial<Advice> = {
  meaning: 'The serial number was approved for a VSCU, the unit on the taxpayer’s own machine.',
  fix: 'Use the channel vscu, or have KRA change the kind of unit.',
}

/** The codes of KRA's specification. */
export const RESULT_CODES: readonly ResultCode[] = [
  {
    resultCd: '000',
    meaning: 'It worked.',
    fix: 'Nothing to do.',
    retry: 'never',
    actor: 'nobody',
    source: 'specification, live',
  },
  {
    resultCd: '001',
    meaning: 'It worked, and there is nothing to return.',
    fix: 'Treat it as an empty list.',
    retry: 'never',
    actor: 'nobody',
    source: 'specification, live',
    on: {
      gavaconnect: {
        meaning: 'It worked, and there is nothing to return. The gateway says so with HTTP 400.',
      },
    },
  },
  {
    resultCd: '891',
    meaning: 'The address of the request could not be built.',
    fix: 'Correct the URL in the configuration.',
    retry: 'never',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '892',
    meaning: 'The headers of the request could not be built: a value is missing.',
    fix: 'Set tin, bhfId and cmcKey.',
    retry: 'never',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '893',
    meaning: 'The body of the request could not be built.',
    fix: 'Compare the request with the field table of the operation.',
    retry: 'never',
    actor: 'developer',
    source: 'specification',
  },
  {
    resultCd: '894',
    meaning: 'The control unit and KRA lost each other: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again. A unit that was offline too long answers this too: give it internet.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
    source: 'specification',
    on: {
      vscu: {
        meaning:
          'The unit cannot reach KRA. It stops numbering 24 hours after its last contact; a sale may have been signed.',
        fix: 'Give the unit internet and leave its data folder alone. It has no list to look a sale up in: compare the counters of the next receipt with the last ones that are known. A jump of two means that this sale was signed.',
      },
    },
  },
  {
    resultCd: '895',
    meaning: 'The HTTP method is not allowed.',
    fix: 'Send every operation as a POST.',
    retry: 'never',
    actor: 'developer',
    source: 'specification',
  },
  {
    resultCd: '896',
    meaning:
      'KRA answered the control unit with an unexpected HTTP status: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
    source: 'specification',
    on: {
      vscu: {
        fix: 'Look at the unit’s own log. It has no list to look a sale up in: compare the counters of the next receipt with the last ones that are known. A jump of two means that this sale was signed.',
      },
    },
  },
  {
    resultCd: '899',
    meaning: 'The control unit failed without saying why; it answers a number used before like this.',
    fix: 'Find out whether the number was signed before. If not, look at the unit’s own log and key files.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
    source: 'specification, live',
    on: {
      vscu: {
        meaning: 'The invoice number was used before, or the unit lost its key file.',
        fix: 'If the number was sent before, the sale is signed: take the next number for the next sale and never sell this one again. Otherwise look at the unit’s log and key files.',
      },
    },
  },
  {
    resultCd: '900',
    meaning: 'tin, bhfId, cmcKey or the content type is missing from the headers.',
    fix: 'Give the client all three, and check that no proxy removes headers.',
    retry: 'never',
    actor: 'operator',
    source: 'specification',
    on: {
      vscu: {
        meaning: 'The content type is missing, or tin and bhfId are not in the body.',
        fix: 'Send the content type, and tin and bhfId in the body: a VSCU needs no other header.',
        actor: 'developer',
      },
    },
  },
  {
    resultCd: '901',
    meaning: 'KRA does not know this serial number with this PIN and branch, or has not approved it yet.',
    fix: 'Compare serial number, PIN and branch with the approved device on the eTIMS portal, then initialise.',
    retry: 'after-reinit',
    actor: 'taxpayer',
    source: 'specification, live',
  },
  {
    resultCd: '902',
    meaning: 'The device was initialised before; its key is not given out again.',
    fix: 'Use the cmcKey that was stored then. If it is lost, only KRA can release the serial number.',
    retry: 'never',
    actor: 'operator',
    source: 'specification, live',
    on: {
      gavaconnect: {
        meaning:
          'The device was initialised before; its key is not given out again. On the test host each repeat may add a hidden row for the device, after which every call fails.',
        fix: 'Use the cmcKey that was stored then, and do not initialise again. If the key is lost, only KRA can release the serial number.',
      },
      vscu: {
        meaning: 'The unit was initialised before. That does no harm: it keeps its keys itself.',
        fix: 'Nothing to do: go on.',
        actor: 'nobody',
      },
    },
  },
  {
    resultCd: '903',
    meaning: 'The serial number was approved for the other kind of control unit.',
    fix: 'Use the channel it was approved for, or have KRA change the kind.',
    retry: 'never',
    actor: 'authority',
    source: 'specification',
    on: {
      oscu: ISSUED_FOR_VSCU,
      gavaconnect: ISSUED_FOR_VSCU,
      vscu: {
        meaning: 'The serial number was approved for an OSCU, the unit in KRA’s cloud.',
        fix: 'Use the channel oscu or gavaconnect, or have KRA change the kind of unit.',
      },
    },
  },
  {
    resultCd: '910',
    meaning: 'A field is missing or malformed; the message names it.',
    fix: 'Correct the fields named in the message.',
    retry: 'never',
    actor: 'developer',
    source: 'specification, live',
  },
  {
    resultCd: '911',
    meaning: 'The request had no body.',
    fix: 'Send the JSON body, and check that no proxy removes it.',
    retry: 'never',
    actor: 'developer',
    source: 'specification',
  },
  {
    resultCd: '912',
    meaning: 'KRA has no such path on this channel, or not with this HTTP method.',
    fix: 'Check the URL and the channel: each channel has paths of its own.',
    retry: 'never',
    actor: 'developer',
    source: 'specification',
  },
  {
    resultCd: '921',
    meaning: 'The sale was declared before.',
    fix: 'Look the sale up and adopt it if it is yours.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '922',
    meaning: 'The sale that this call depends on is not known yet.',
    fix: 'See that the sale is recorded, then send the dependent call.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '990',
    meaning: 'Too many rows or too many calls.',
    fix: 'Wait, and ask from a later lastReqDt.',
    retry: 'same-request',
    retryForReads: 'same-request',
    actor: 'nobody',
    source: 'specification',
    on: {
      vscu: { fix: 'Wait, then page: send each resultDt back as the next lastReqDt until 001 comes.' },
    },
  },
  {
    resultCd: '991',
    meaning: 'KRA failed while recording: it may be stored or not.',
    fix: 'Look the number up before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '992',
    meaning: 'KRA failed while changing a record: it may be changed or not.',
    fix: 'Read the record before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '993',
    meaning: 'KRA failed while deleting a record: it may be gone or not.',
    fix: 'Read the record before anything is sent again.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
  },
  {
    resultCd: '994',
    meaning: 'KRA has a record with this number already.',
    fix: 'Fetch it and compare: after a lost answer it is usually the first attempt. Otherwise take the next number.',
    retry: 'reconcile-first',
    actor: 'operator',
    source: 'specification',
    on: {
      oscu: {
        fix: 'Fetch the record and compare: after a lost answer it is usually the first attempt. Otherwise take the next number; a gap is accepted here.',
      },
    },
  },
  {
    resultCd: '995',
    meaning: 'The file that was asked for does not exist.',
    fix: 'Ask for another file.',
    retry: 'never',
    actor: 'developer',
    source: 'specification',
  },
  {
    resultCd: '999',
    meaning: 'KRA failed without saying why: a document may have been recorded.',
    fix: 'Look the number up before anything is sent again, and tell KRA the time if it stays.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'authority',
    source: 'specification, live',
    on: {
      gavaconnect: {
        meaning:
          'KRA failed without saying why: a document may have been recorded. An imported item that is approved without a remark is answered like this.',
        fix: 'Look the number up before anything is sent again. For updateImportedItem with status 3, fill remark.',
      },
    },
  },
]

/** A refusal taken for a success loses a sale, a success taken for a refusal is sold twice: only a look-up tells. */
const CLAIMED_SUCCESS = {
  fix: 'Look the number up. If KRA has it, adopt it and report the code to us; if not, send it again.',
  retry: 'reconcile-first',
  retryForReads: 'never',
  actor: 'operator',
  source: 'one vendor',
} as const

/** Codes that no paper of KRA has, but that somebody met in Kenya. */
export const UNOFFICIAL_CODES: readonly ResultCode[] = [
  {
    resultCd: '0',
    meaning: 'Perhaps it worked: one vendor takes this for a success. KRA’s own word for success is 000.',
    ...CLAIMED_SUCCESS,
  },
  {
    resultCd: '00',
    meaning:
      'Perhaps it worked: one vendor takes this for a success of a VSCU. Everybody else who uses one waits for 000.',
    ...CLAIMED_SUCCESS,
  },
  {
    resultCd: '0000',
    meaning:
      'Perhaps it worked: one vendor takes this for a success of the gateway. KRA’s own word for success is 000.',
    ...CLAIMED_SUCCESS,
  },
  {
    resultCd: '905',
    meaning: 'The serial number was approved for the other kind of control unit, like 903.',
    fix: 'Use the channel it was approved for, or have KRA change the kind.',
    retry: 'never',
    actor: 'authority',
    source: 'one vendor',
  },
  {
    resultCd: '913',
    meaning: 'A coded member holds a value that is not in its table; the message names the member.',
    fix: 'Use a code of the list that KRA served to this device.',
    retry: 'never',
    actor: 'developer',
    source: 'clients',
    on: {
      vscu: {
        meaning:
          'A coded member holds a value that is not in its table; the message names the member. A VSCU looks when a sale is sent, not when an item is saved.',
        fix: 'Use a code of the list that KRA served to this device. One unit refused NT as pkgUnitCd and took CTN.',
      },
    },
  },
  {
    resultCd: 'E04',
    meaning: 'KRA does not know this branch of this PIN, or no device there.',
    fix: 'Compare bhfId with the branches on the eTIMS portal. A PIN that sells on KRA’s online portal keeps 00 for it and may have got 01 for the unit.',
    retry: 'never',
    actor: 'operator',
    source: 'one vendor',
  },
  {
    resultCd: 'E11',
    meaning: 'The unit has no room for more receipts that KRA has not fetched: a sale may have been signed.',
    fix: 'Give the unit internet and let it empty itself before it is restarted. Then find out whether the sale was signed.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'operator',
    source: 'one vendor',
  },
  {
    resultCd: 'E31',
    meaning: 'lastReqDt is not a time of fourteen digits.',
    fix: 'Write it as yyyyMMddHHmmss in Nairobi time.',
    retry: 'never',
    actor: 'developer',
    source: 'one vendor',
  },
  {
    resultCd: '500',
    meaning:
      'KRA’s program broke off; an invcNo that is no whole number is said to do that. A document may have been recorded.',
    fix: 'Look the number up before anything is sent again, and send invcNo as a whole number.',
    retry: 'reconcile-first',
    retryForReads: 'same-request',
    actor: 'developer',
    source: 'one vendor',
  },
]

const BY_CODE: ReadonlyMap<string, ResultCode> = new Map(
  [...RESULT_CODES, ...UNOFFICIAL_CODES].map((row) => [row.resultCd, row]),
)

/**
 * What a result code means, what to do, and who must; `undefined` for a code that nobody is known to have met.
 * @param channel by its name: what the code means there, where that differs.
 */
export function explainResultCode(resultCd: string, channel = ''): ResultCode | undefined {
  const row = BY_CODE.get(resultCd)
  return row?.on && Object.hasOwn(row.on, channel) ? { ...row, ...row.on[channel] } : row
}
