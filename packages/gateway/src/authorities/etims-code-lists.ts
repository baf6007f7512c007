import type { EtimsClient } from '@risiti/etims'
import { type Code, type CodeList, type CodeLists, inParts, said } from '../code-lists/code-list.js'

type Lists = 'selectCodeList' | 'selectItemClasses' | 'selectBranches' | 'selectNoticeList'
type RowsOf<Name extends Lists> = Awaited<ReturnType<EtimsClient[Name]>>['data']

type Class = NonNullable<RowsOf<'selectCodeList'>>['clsList'][number]
type ItemClass = NonNullable<RowsOf<'selectItemClasses'>>['itemClsList'][number]
type Branch = NonNullable<RowsOf<'selectBranches'>>['bhfList'][number]
type Notice = NonNullable<RowsOf<'selectNoticeList'>>['noticeList'][number]

/** KRA's lists. Each is asked for what changed since the `resultDt` of its last answer, which is its version. */
export function etimsCodeLists(client: EtimsClient, ready: () => Promise<void>, taxId: string): CodeLists {
  return {
    taxId,
    lists: [
      { name: 'codes', of: 'everybody', isSectioned: true, ...changes('selectCodeList', classCodes) },
      {
        name: 'item-classes',
        of: 'everybody',
        isSectioned: false,
        ...changes('selectItemClasses', itemClass),
      },
      { name: 'branches', of: 'taxpayer', isSectioned: false, ...changes('selectBranches', branchCode) },
      { name: 'notices', of: 'taxpayer', isSectioned: false, ...changes('selectNoticeList', noticeCode) },
    ],
  }

  function changes<Name extends Lists, Row>(
    source: Name,
    codeOf: (row: Row) => Code | readonly Code[],
  ): Pick<CodeList, 'source' | 'pull'> {
    return {
      source,
      pull: async (held) => {
        await ready()
        const rows = client.changes(source, { since: held })
        const parts = inParts(rows as AsyncIterable<never>, codeOf as never)
        return { isWhole: false, parts, version: () => rows.watermark ?? held }
      },
    }
  }
}

const isYes = (mark: string | null | undefined) => (mark ? mark === 'Y' : undefined)

/** A class of the code list, and its codes. */
function classCodes({ cdCls, cdClsNm, cdClsDesc, useYn, dtlList, ...named }: Class): readonly Code[] {
  const values = [named.userDfnNm1, named.userDfnNm2, named.userDfnNm3]
  const facts = said({ description: cdClsDesc, active: isYes(useYn), ...numbered('valueName', values) })
  return [
    { code: cdCls, name: cdClsNm, facts },
    ...dtlList.map(({ cd, cdNm, cdDesc, useYn, srtOrd, userDfnCd1, userDfnCd2, userDfnCd3 }) => ({
      code: cd,
      name: cdNm,
      parent: cdCls,
      facts: said({
        description: cdDesc,
        active: isYes(useYn),
        order: srtOrd,
        ...numbered('value', [userDfnCd1, userDfnCd2, userDfnCd3]),
      }),
    })),
  ]
}

function numbered(name: string, values: readonly (string | null | undefined)[]) {
  return Object.fromEntries(values.map((value, index) => [`${name}${index + 1}`, value]))
}

function itemClass({ itemClsCd, itemClsNm, itemClsLvl, taxTyCd, mjrTgYn, useYn }: ItemClass): Code {
  return {
    code: itemClsCd,
    name: itemClsNm,
    facts: said({ level: itemClsLvl, taxType: taxTyCd, majorTarget: isYes(mjrTgYn), active: isYes(useYn) }),
  }
}

function branchCode(row: Branch): Code {
  return {
    code: row.bhfId,
    name: row.bhfNm,
    facts: said({
      status: row.bhfSttsCd,
      headOffice: isYes(row.hqYn),
      county: row.prvncNm,
      subCounty: row.dstrtNm,
      taxLocality: row.sctrNm,
      address: row.locDesc,
    }),
  }
}

function noticeCode({ noticeNo, title, cont, dtlUrl, regrNm, regDt }: Notice): Code {
  return {
    code: String(noticeNo),
    name: title,
    facts: said({ text: cont, url: dtlUrl, by: regrNm, at: regDt }),
  }
}
