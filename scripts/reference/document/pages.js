import { CALCULATION_MAPPING, DOCUMENT_MAPPING, DOCUMENT_RULES, MODEL_RULES } from '@risiti/core'
import { ugandaRules } from '@risiti/efris/document'
import { kenyaRules } from '@risiti/etims/document'
import { page, plain, table } from '../markdown.js'

/* The document: where each member goes, and every rule that it is checked against. */

export const FOLDER = 'docs/reference/document/'

/** Both pages: a map from path to text. */
export function buildReference() {
  return new Map([
    [`${FOLDER}README.md`, mappingPage()],
    [`${FOLDER}rules.md`, rulesPage()],
  ])
}

function mappingPage() {
  return page([
    '# The document',
    '',
    'Every member of a document, its term in EN 16931, and its place in the messages of both authorities: T109 ([fiscaliseInvoice](../efris/T109-fiscalise-invoice.md)) and T110 ([applyCreditNote](../efris/T110-apply-credit-note.md)) in Uganda, [saveSalesTransaction](../etims/save-sales-transaction.md) in Kenya. A dash stands where there is none. [The guide](../../guides/document.md) explains the members; [the rules](rules.md) say what is checked.',
    '',
    '## Members of a document',
    '',
    ...mappingTable(DOCUMENT_MAPPING),
    '## Members of its calculation',
    '',
    'What is computed and sent. Kenya states the amounts of its bands by letter; B, the standard rate, stands for all five.',
    '',
    ...mappingTable(CALCULATION_MAPPING),
  ])
}

function mappingTable(rows) {
  const code = (text) => (text === undefined ? '-' : `\`${text}\``)
  return table(
    ['Member', 'EN 16931', 'What it is', 'T109', 'T110', 'eTIMS', 'Form', 'Rounding'],
    rows.map(({ path, term, noTerm, name, efris, credit, etims, format, rounding }) => [
      code(path),
      term ?? `none: ${plain(noTerm)}`,
      plain(name),
      code(efris),
      code(credit),
      code(etims),
      plain(format),
      plain(rounding ?? '-'),
    ]),
  )
}

const CHAPTERS = [
  [
    'Every document',
    'The model and the calculator, in the order in which they are looked at.',
    [...MODEL_RULES, ...DOCUMENT_RULES],
  ],
  ['Uganda', 'What URA would refuse: `ugandaRules` of `@risiti/efris/document`.', ugandaRules],
  ['Kenya', 'What KRA would refuse: `kenyaRules` of `@risiti/etims/document`.', kenyaRules],
]

function rulesPage() {
  return page([
    '# The rules of a document',
    '',
    'What `check` finds without a network. A finding names its rule, the field, what is wrong, what to do, and how it looks when it is right; ids stay as they are. Numbers in the last column are the return codes that a rule prevents. [The guide](../../guides/document.md) shows how to check.',
    '',
    ...CHAPTERS.flatMap(([title, prose, rules]) => [
      `## ${title}`,
      '',
      prose,
      '',
      ...table(
        ['Rule', 'What must hold', 'What is right', 'Source'],
        rules.map(({ id, title: what, example, source }) => [
          `\`${id}\``,
          plain(what),
          `\`${example}\``,
          plain(source),
        ]),
      ),
    ]),
  ])
}
