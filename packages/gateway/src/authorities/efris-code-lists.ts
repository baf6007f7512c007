import { formatEat } from '@risiti/core'
import type { EfrisClient, Registration } from '@risiti/efris'
import {
  type Code,
  type CodeList,
  type CodeLists,
  inParts,
  type Pull,
  said,
} from '../code-lists/code-list.js'

/** URA's lists. T103 tells the version of most of them once a day: one that is held already is not asked for. */
export function efrisCodeLists(client: EfrisClient, taxId: string): CodeLists {
  const lists: readonly CodeList[] = [
    dictionary(client),
    categories(client),
    {
      ...SHARED,
      name: 'excise-duties',
      source: 'T125',
      pull: whenNewer(client, 'exciseDutyVersion', async () =>
        inParts((await client.queryExciseDutyCodes()).exciseDutyList, dutyCode),
      ),
    },
    {
      ...SHARED,
      name: 'exchange-rates',
      source: 'T126',
      pull: async (held) => {
        const today = formatEat(await client.now(), 'yyyy-MM-dd')
        if (held === today) return undefined
        return wholly(inParts(await client.getAllExchangeRates({ issueDate: today }), rateCode), today)
      },
    },
    {
      ...SHARED,
      name: 'branches',
      source: 'T138',
      of: 'taxpayer',
      pull: whenNewer(client, 'taxpayerBranchVersion', async () =>
        inParts(await client.getRegisteredBranches(), ({ branchId, branchName }) => ({
          code: branchId,
          name: branchName,
          facts: {},
        })),
      ),
    },
    {
      ...SHARED,
      name: 'hs-codes',
      source: 'T185',
      pull: whenNewer(client, 'hsCodeVersion', async () =>
        inParts(await client.queryHsCodes(), ({ hsCode, description, isLeaf, parentClass }) => ({
          code: hsCode,
          name: description ?? '',
          ...(parentClass ? { parent: parentClass } : {}),
          // Unlike every other flag, 0 is yes.
          facts: said({ leaf: isLeaf ? isLeaf === '0' : undefined }),
        })),
      ),
    },
  ]
  return { lists, taxId }
}

const SHARED = { of: 'everybody', isSectioned: false } as const

/** The sections of T115 that are lists. */
const SECTIONS = [
  'currencyType',
  'rateUnit',
  'payWay',
  'countryCode',
  'sector',
  'exportRateUnit',
  'deliveryTerms',
  'customsPackUnitList',
  'customsPieceUnitList',
] as const

type Dictionary = Awaited<ReturnType<EfrisClient['updateSystemDictionary']>>

function dictionary(client: EfrisClient): CodeList {
  return {
    ...SHARED,
    name: 'dictionary',
    source: 'T115',
    isSectioned: true,
    pull: whenNewer(client, 'dictionaryVersion', async () =>
      inParts(sectionsOf(await client.updateSystemDictionary()), (code) => code),
    ),
  }
}

function* sectionsOf(answered: Dictionary): Generator<Code> {
  for (const section of SECTIONS) {
    for (const row of (answered[section] ?? []) as readonly Readonly<Record<string, string>>[]) {
      const { value, code = value, name = '', ...facts } = row
      if (code !== undefined) yield { code, name, parent: section, facts: said(facts) }
    }
  }
  for (const limit of ['creditNoteMaximumInvoicingDays', 'creditNoteValuePercentLimit'] as const) {
    const { value, name = '' } = answered[limit] ?? {}
    if (value !== undefined) yield { code: limit, name, parent: 'creditNotes', facts: { value } }
  }
}

/**
 * The tree of some 74,000 commodity categories: by page (T124) for the first time, so that no more than a page is in memory, and from
 * then on what changed (T134), which tells a category that is not in use any more by its mark.
 */
function categories(client: EfrisClient): CodeList {
  return {
    ...SHARED,
    name: 'categories',
    source: 'T124, T134',
    pull: async (held) => {
      // The version from before the first page: what changes meanwhile is told the next time.
      const version = (await client.registration()).commodityCategoryVersion
      if (held !== undefined && held === version) return undefined
      if (held === undefined)
        return wholly(inParts(client.each('queryCommodityCategories', {}), categoryCode), version)
      const changed = await client.syncCommodityCategories({ commodityCategoryVersion: held })
      return { isWhole: false, parts: inParts(changed, categoryCode), version: () => version }
    },
  }
}

type Category = Awaited<ReturnType<EfrisClient['syncCommodityCategories']>>[number]

/** 101 is yes in most of URA's marks. */
const isYes = (mark: string | undefined) => (mark ? mark === '101' : undefined)

function categoryCode(row: Category): Code {
  return {
    code: row.commodityCategoryCode,
    name: row.commodityCategoryName,
    ...(row.parentCode && row.parentCode !== '0' ? { parent: row.parentCode } : {}),
    facts: said({
      level: row.commodityCategoryLevel,
      leaf: isYes(row.isLeafNode),
      service: isYes(row.serviceMark),
      rate: row.rate,
      zeroRated: isYes(row.isZeroRate),
      zeroRatedFrom: row.zeroRateStartDate,
      zeroRatedTo: row.zeroRateEndDate,
      exempt: isYes(row.isExempt),
      exemptFrom: row.exemptRateStartDate,
      exemptTo: row.exemptRateEndDate,
      excisable: isYes(row.excisable),
      outOfScope: isYes(row.vatOutScopeCode),
      active: row.enableStatusCode ? row.enableStatusCode === '1' : undefined,
    }),
  }
}

type Duty = Awaited<ReturnType<EfrisClient['queryExciseDutyCodes']>>['exciseDutyList'][number]

function dutyCode(row: Duty): Code {
  const rates = (row.exciseDutyDetailsList ?? []).map(({ type, rate, unit, currency }) =>
    said({ kind: type, rate, unit, currency }),
  )
  return {
    code: row.exciseDutyCode,
    name: row.goodService,
    ...(row.parentCode && row.parentCode !== '0' ? { parent: row.parentCode } : {}),
    facts: said({
      leaf: row.isLeafNode ? row.isLeafNode === '1' : undefined,
      text: row.rateText,
      from: row.effectiveDate,
      rates: rates.length > 0 ? rates : undefined,
    }),
  }
}

type Rate = Awaited<ReturnType<EfrisClient['getAllExchangeRates']>>[number]

function rateCode({ currency, rate, importDutyLevy, inComeTax, exportLevy }: Rate): Code {
  return {
    code: currency,
    name: currency,
    facts: said({ rate, importDuty: importDutyLevy, incomeTax: inComeTax, exportLevy }),
  }
}

type Versions = 'dictionaryVersion' | 'exciseDutyVersion' | 'taxpayerBranchVersion' | 'hsCodeVersion'

/** A list that comes in one answer, unless T103 tells the version that is held. Some sellers are told no version: they ask each time. */
function whenNewer(
  client: EfrisClient,
  name: Versions,
  fetch: () => Promise<AsyncIterable<readonly Code[]>>,
): CodeList['pull'] {
  return async (held) => {
    const registration: Registration = await client.registration()
    const version = registration[name] || undefined
    return version !== undefined && version === held ? undefined : wholly(await fetch(), version)
  }
}

function wholly(parts: AsyncIterable<readonly Code[]>, version: string | undefined): Pull {
  return { isWhole: true, parts, version: () => version }
}
