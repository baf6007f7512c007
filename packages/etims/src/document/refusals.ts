import type { Issue, ResolvedDocument, ResolvedLine } from '@risiti/core'

/** `itemSeq` has three digits. */
const MOST_LINES = 999

/** What a document says that Kenya's system has no room for. Pointers are into the document. */
export function refusals(document: ResolvedDocument): Issue[] {
  const issues = [
    ...documentIssues(document),
    ...buyerIssues(document),
    ...document.lines.flatMap(lineIssues),
  ]
  return issues.filter((issue) => issue !== undefined)
}

type Found = Issue | undefined

function documentIssues({ currency, lines }: ResolvedDocument): Found[] {
  return [
    currency === 'KES'
      ? undefined
      : {
          path: '/currency',
          message: `is ${currency}, but KRA takes KES only`,
          fix: 'Convert the amounts to KES first, and say so in the note.',
        },
    lines.length <= MOST_LINES
      ? undefined
      : {
          path: '/lines',
          message: `has ${lines.length} lines`,
          fix: `Split the sale: KRA numbers lines up to ${MOST_LINES}.`,
        },
  ]
}

function buyerIssues({ buyer }: ResolvedDocument): Found[] {
  return [
    buyer?.taxId && buyer.taxId.scheme !== 'ke-pin'
      ? {
          path: '/buyer/taxId/scheme',
          message: `is ${buyer.taxId.scheme}, but KRA takes a KRA PIN only`,
          fix: 'Use "ke-pin", or leave taxId out for a buyer without a PIN.',
        }
      : undefined,
    tooLong('/buyer/name', buyer?.name, 60),
    tooLong('/buyer/phone', buyer?.phone, 20),
  ]
}

function lineIssues(line: ResolvedLine, index: number): Found[] {
  const { scheme, code } = line.classification
  const at = `/lines/${index}`
  return [
    tooLong(`${at}/item`, line.item, 20),
    scheme === 'ke-item-class'
      ? undefined
      : {
          path: `${at}/classification/scheme`,
          message: `is ${scheme}, but KRA has classes of its own`,
          fix: 'Use "ke-item-class" with a code of the list KRA served to this device.',
        },
    tooLong(`${at}/classification/code`, code, 10),
  ]
}

function tooLong(path: string, text: string | undefined, length: number): Found {
  if (text === undefined || text.length <= length) return undefined
  return { path, message: `has ${text.length} characters`, fix: `Shorten it: KRA takes at most ${length}.` }
}
