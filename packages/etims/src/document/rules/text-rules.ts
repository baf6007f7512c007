import type { Issue, ResolvedDocument, ResolvedLine } from '@risiti/core'
import { MOST_REMARK } from '../remark.js'
import type { KenyaRule } from './facts.js'

/** A text, and the most characters that KRA's field for it holds. */
type Text<Subject> = readonly [path: string, most: number, of: (subject: Subject) => string | undefined]

const DOCUMENT_TEXTS: readonly Text<ResolvedDocument>[] = [
  ['/number', 50, ({ number }) => number],
  ['/buyer/name', 60, ({ buyer }) => buyer?.name],
  ['/buyer/phone', 20, ({ buyer }) => buyer?.phone],
  ['/note', MOST_REMARK, ({ note }) => note],
  ['/ext/ke/tradeName', 20, ({ ext }) => ext?.ke?.tradeName],
  ['/ext/ke/address', 200, ({ ext }) => ext?.ke?.address],
  ['/ext/ke/topMessage', 20, ({ ext }) => ext?.ke?.topMessage],
  ['/ext/ke/bottomMessage', 20, ({ ext }) => ext?.ke?.bottomMessage],
]

const LINE_TEXTS: readonly Text<ResolvedLine>[] = [
  ['item', 20, ({ item }) => item],
  ['name', 200, ({ name }) => name],
  ['barcode', 20, ({ barcode }) => barcode],
  ['classification/code', 10, ({ classification }) => classification.code],
  ['ext/ke/insurance/code', 10, ({ ext }) => ext?.ke?.insurance?.code],
  ['ext/ke/insurance/name', 100, ({ ext }) => ext?.ke?.insurance?.name],
]

/** Texts fit into KRA's fields. It counts characters, not bytes. */
export const TEXT_RULES: readonly KenyaRule[] = [
  {
    id: 'ke-document-texts',
    title: 'Texts of a document are no longer than KRA’s fields.',
    source: 'OSCU specification 2.0: custNm 60, custMblNo 20, remark 400, trdeNm 20, adrs 200, messages 20',
    example: '"buyer": { "name": "…" } with 60 characters',
    find: ({ document }) => DOCUMENT_TEXTS.flatMap(([path, most, of]) => tooLong(path, most, of(document))),
  },
  {
    id: 'ke-line-texts',
    title: 'Texts of a line are no longer than KRA’s fields.',
    source: 'OSCU specification 2.0: itemCd 20, itemClsCd 10, itemNm 200, bcd 20, isrccCd 10, isrccNm 100',
    example: '"name": "…" with 200 characters',
    find: ({ document: { lines } }) =>
      lines.flatMap((line, index) =>
        LINE_TEXTS.flatMap(([path, most, of]) => tooLong(`/lines/${index}/${path}`, most, of(line))),
      ),
  },
]

function tooLong(path: string, most: number, text: string | undefined): Issue[] {
  if (text === undefined || text.length <= most) return []
  const fix = `Shorten it: KRA takes at most ${most}.`
  return [{ path, message: `has ${text.length} characters`, fix }]
}
