import type { OperationName } from '@risiti/etims/channels'
import { invalid, type Outcome, type ResultCode, refuse, TEXTS, type Visit } from '../contract.js'

/** What is said of a member that is null, empty or not there; `row` counts from 0. */
interface Words {
  readonly debugMessage: (row: number) => string
  readonly customerMessage?: string
  /** The application behind the validator says it, with this code. */
  readonly resultCd?: ResultCode
}

const IMPORT_WITHOUT_ITEM: Words = {
  resultCd: '910',
  debugMessage: () => 'required: <itemClsCd> and <itemCd>',
}

/**
 * Members of which the gateway says in words of its own that they are missing, by their path; of any other it says 910. The
 * texts are live ones; of that on `orgSarNo` the ends are cut.
 */
const WORDS: Readonly<Partial<Record<OperationName, Readonly<Record<string, Words>>>>> = {
  saveSalesTransaction: {
    '/rfdDt': { debugMessage: () => 'Missing RfdDt Date' },
    '/rfdRsnCd': { debugMessage: () => 'Invalid RfdRsnCd' },
    '/itemList/*/itemNm': {
      debugMessage: (row) => `Expected a value for itemNm on item: ${row + 1} but is empty or null`,
    },
  },
  saveBranchCustomer: { '/custTin': { debugMessage: () => 'custTin cannot be empty or Null' } },
  saveItem: { '/orgnNatCd': { debugMessage: () => 'orgnNatCd cannot be null' } },
  saveStockIO: {
    '/regTyCd': { debugMessage: () => 'regTyCd cannot be null' },
    '/orgSarNo': {
      customerMessage: 'Expected a value but found null. Check your payload and try again',
      debugMessage: () =>
        'Expected a value but found null. Possible cause: Cannot invoke "java.lang.Integer.intValue()" because the return value of "getOrgSarNo()" is null',
    },
    '/itemList/*/totAmt': { debugMessage: lineTotalIsMissing },
  },
  updateImportedItem: {
    '/itemClsCd': IMPORT_WITHOUT_ITEM,
    '/itemCd': IMPORT_WITHOUT_ITEM,
    // An approved line without a remark: the one cause of 999 that is known.
    '/remark': { resultCd: '999', debugMessage: () => TEXTS[999] },
  },
}

/** What is said of a line of a movement without a total. */
export function lineTotalIsMissing(row: number): string {
  return `Expected a value for totAmt on item: ${row + 1} but it is empty or null`
}

/** What the gateway says of the first of these missing members that it has words for. */
export function refusalOfMissing(
  operation: OperationName,
  paths: readonly string[],
  visit: Pick<Visit, 'conduct'>,
): Outcome<never> | undefined {
  const words = WORDS[operation] ?? {}
  const path = paths.find((each) => Object.hasOwn(words, withoutRow(each)))
  if (path === undefined) return undefined
  const { debugMessage, customerMessage, resultCd } = words[withoutRow(path)]!
  const [, row = '0'] = /\/(\d+)\//.exec(path) ?? []
  const text = debugMessage(Number(row))
  return resultCd ? refuse(resultCd, text) : invalid(visit, text, customerMessage)
}

/** The table has a star where a path has the number of a row. */
function withoutRow(path: string): string {
  return path.replace(/\/\d+\//, '/*/')
}
