import { compare, type Duty, decimal, type Issue, isDecimal, isZero, type ResolvedLine } from '@risiti/core'
import type { ListedDuty, ListedRate, UgandaRule } from './facts.js'

/* The excise duty of a line against the duties that URA lists. */

const SAME = 'Take the code and the rate from the list (T125).'

/** A part of a duty, by how it is charged: `type` of T125. */
const KINDS = { percent: '101', perUnit: '102', nil: '103' } as const

type Kind = keyof typeof KINDS

export const DUTY_RULES: readonly UgandaRule[] = [
  {
    id: 'ug-excise-listed',
    title: 'An excise duty is one that URA lists, and no group of duties.',
    source: '1327, 1338; T125',
    example:
      '"excise": { "code": "LED040400", "name": "Beer of barley grown and malted in Uganda", "percent": "30" }',
    find: ({ document: { lines } }, { duties }) =>
      lines.flatMap(({ excise }, index) => {
        if (!duties || !excise) return []
        const listed = duties.get(excise.code)
        if (listed && !listed.isGroup) return []
        const message = listed
          ? `is ${excise.code}, a group of duties (1338)`
          : `is ${excise.code}, which URA does not list (1327)`
        return [{ path: `/lines/${index}/excise/code`, message, fix: SAME }]
      }),
  },
  {
    id: 'ug-excise-rate',
    title: 'An excise duty is charged at a rate that URA lists for it, by the listed unit.',
    source: '1256, 1340, 2793, 2795; T125 exciseDutyDetailsList',
    example: '"percent": "30", where the list says 30% or UGX950 per litre',
    find: ({ document: { lines } }, { duties }) =>
      lines.flatMap((line, index) => {
        const listed = line.excise && duties?.get(line.excise.code)
        if (!line.excise || !listed || isOfExemptProject(line)) return []
        const issue = rateIssue(line.excise, listed)
        return issue ? [{ ...issue, path: `/lines/${index}/excise${issue.path}` }] : []
      }),
  },
]

/** What is exempt for a project bears no rate. */
function isOfExemptProject({ tax, ext }: ResolvedLine): boolean {
  return tax === 'exempt' && ext?.ug?.project !== undefined
}

/** What is wrong with the rate. Which of two parts is due is not judged: that hangs on what each comes to. */
function rateIssue(duty: Duty, { rates }: ListedDuty): Issue | undefined {
  const kind: Kind = 'percent' in duty ? 'percent' : 'perUnit' in duty ? 'perUnit' : 'nil'
  if (rates.length === 0 || rates.some((listed) => !isReadable(listed))) return undefined
  // A rate of 0 is stated as nil, for a document has no other way; whether URA takes it is not known.
  const part = rates.find((listed) => listed.kind === KINDS[kind] || (kind === 'nil' && isNought(listed)))
  const fix = `Charge ${rates.map(inWords).join(' or ')}.`
  if (!part) return { path: '', message: `is ${WORDS[kind]}, and URA lists no such rate (2795)`, fix }
  const stated = 'percent' in duty ? duty.percent : 'perUnit' in duty ? duty.perUnit : undefined
  if (stated !== undefined && compare(decimal(stated), decimal(plain(part.rate))) !== 0)
    return { path: `/${kind}`, message: `is ${stated}, and URA lists ${part.rate} (2793)`, fix }
  if ('unit' in duty && part.unit !== undefined && duty.unit !== part.unit)
    return { path: '/unit', message: `is ${duty.unit}, and URA lists ${part.unit} (1256)`, fix }
  return undefined
}

const WORDS: Readonly<Record<Kind, string>> = {
  percent: 'a percentage',
  perUnit: 'an amount by the unit',
  nil: 'without a rate',
}

/** URA writes a half as `.5`. */
function plain(rate: string): string {
  return rate.replace(/^\./, '0.')
}

/** A part that is written in a way nobody foresaw is no reason to refuse a sale. */
function isReadable({ kind, rate }: ListedRate): boolean {
  return kind === KINDS.nil || (Object.values<string>(KINDS).includes(kind) && isDecimal(plain(rate)))
}

function isNought({ rate }: ListedRate): boolean {
  return isDecimal(plain(rate)) && isZero(decimal(plain(rate)))
}

function inWords({ kind, rate, unit }: ListedRate): string {
  if (kind === KINDS.nil) return 'nothing ("percent" and "perUnit" left out)'
  if (kind === KINDS.percent) return `"percent": "${plain(rate)}"`
  return `"perUnit": "${plain(rate)}"${unit === undefined ? '' : `, "unit": "${unit}"`}`
}
