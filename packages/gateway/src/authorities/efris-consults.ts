import { type FiscalDocument, formatEat } from '@risiti/core'
import type { Registration } from '@risiti/efris'
import type { ListedDuty, ListedRate, UgandaFacts } from '@risiti/efris/document'
import type { Code } from '../code-lists/code-list.js'
import type { ConsultedCodes, ConsultedList } from './authority.js'

/** URA's lists that a document is looked up in: its currency, where it is not shillings, and the excise duties of its lines. */
export function listsFor(
  { currency, lines }: FiscalDocument,
  { dictionaryVersion, exciseDutyVersion }: Partial<Registration>,
): readonly ConsultedList[] {
  const isForeign = currency !== 'UGX'
  const isDutiable = lines.some(({ excise }) => excise !== undefined)
  return [
    ...(isForeign && dictionaryVersion
      ? [
          {
            authority: 'efris',
            list: 'dictionary',
            parent: 'currencyType',
            version: dictionaryVersion,
          } as const,
        ]
      : []),
    ...(isDutiable && exciseDutyVersion
      ? [{ authority: 'efris', list: 'excise-duties', version: exciseDutyVersion } as const]
      : []),
  ]
}

/** What these lists tell the rules. @param now decides which rates are in force. */
export function factsOf(codes: ConsultedCodes, now: Date): Pick<UgandaFacts, 'currencies' | 'duties'> {
  const currencies = codes.get('dictionary')
  const duties = codes.get('excise-duties')
  return {
    currencies: currencies && new Set(currencies.map(({ name }) => name)),
    duties: duties && new Map(duties.map((code) => [code.code, dutyOf(code, formatEat(now, 'yyyy-MM-dd'))])),
  }
}

function dutyOf({ facts: { leaf, from, rates } }: Code, today: string): ListedDuty {
  const isInForce = typeof from === 'string' && dayOf(from) <= today
  return { isGroup: leaf === false, rates: isInForce && rates ? (rates as readonly ListedRate[]) : [] }
}

/** A day of URA, `dd/MM/yyyy`, as `yyyy-MM-dd`. */
function dayOf(written: string): string {
  return written.split('/').reverse().join('-')
}
