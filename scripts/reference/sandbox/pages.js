import * as efrisOperations from '@risiti/efris/operations'
import * as etimsOperations from '@risiti/etims/operations'
import { TEXTS as efrisTexts } from '../../../packages/sandbox/dist/efris/texts/index.js'
import { TEXTS as etimsTexts } from '../../../packages/sandbox/dist/etims/contract.js'
import { page, plain, table } from '../markdown.js'
import { readRules } from './rules.js'

/*
 * What the sandbox makes of every operation: how far it goes, the codes that it answers with, in which words, and the rule behind each.
 */

export const FOLDER = 'docs/reference/sandbox/'

const COUNTRIES = {
  efris: {
    title: 'EFRIS in the sandbox',
    operations: efrisOperations,
    texts: { '00': 'SUCCESS', 99: '(free text)', ...efrisTexts },
    success: ['00', '99'],
    prose:
      '00 is a success. 99 comes with free text: the authority publishes no code for that case, or the sandbox does not cover it and says so. `XXX`, `x`, `*`, `{0}` and the like stand for values that the answer has there.',
  },
  etims: {
    title: 'eTIMS in the sandbox',
    operations: etimsOperations,
    texts: { '000': 'Successful', ...etimsTexts },
    success: ['000'],
    prose:
      '000 is a success; which of the codes come is a matter of the [channel](../etims/channels.md): KRA’s own host and a unit answer with codes, the gateway’s validator with words.',
  },
}

/** All pages: a map from path to text. @param sandbox a sandbox that runs, of which only the coverage is asked. */
export function buildReference(sandbox) {
  const { operations } = sandbox.coverage()
  const of = (country) => operations.filter(({ authority }) => authority === country)
  return new Map([
    [`${FOLDER}README.md`, indexPage(of)],
    ...Object.keys(COUNTRIES).map((country) => [`${FOLDER}${country}.md`, countryPage(country, of(country))]),
  ])
}

const DEPTHS = {
  rules: 'simulated with rules: what is wrong is refused with the authority’s own code',
  state: 'simulated with state, and checked only as every call is',
  none: 'not covered: the answer says so, and nothing about the authority',
}

function indexPage(of) {
  return page([
    '# What the sandbox covers',
    '',
    'Every operation that the two authorities publish, and how far the sandbox simulates it. A running sandbox tells the same at `/_sandbox/coverage`.',
    '',
    ...Object.entries(DEPTHS).map(([depth, words]) => `- \`${depth}\`: ${words}`),
    '',
    ...Object.entries(COUNTRIES).flatMap(([country, { title, operations }]) => [
      `## [${title}](${country}.md)`,
      '',
      ...table(
        ['Operation', 'Method', 'What it does', 'Coverage', 'Codes'],
        of(country).map(({ code, method, coverage, codes }) => [
          `[${code}](${country}.md#${anchorOf(method)})`,
          `\`${method}\``,
          plain(operations[method]?.title ?? ''),
          `\`${coverage}\``,
          String(codes.length),
        ]),
      ),
    ]),
  ])
}

const anchorOf = (method) => method.toLowerCase()

function countryPage(country, operations) {
  const { title, texts, success, prose } = COUNTRIES[country]
  const rules = readRules(operations)
  const common = rules.get('')
  const everyCode = [...new Set(operations.flatMap(({ codes }) => codes))]
  const codeTable = (codes, found) =>
    table(
      ['Code', 'In the authority’s words', 'Rule', 'What it asks'],
      codes.toSorted().flatMap((code) => rowsOf(code, texts[code], found.get(code) ?? [])),
    )
  return page([
    `# ${title}`,
    '',
    `${prose} Rules are functions and tables in [packages/sandbox/src/${country}](../../../packages/sandbox/src/${country}), each told of by its own first words; [what the sandbox covers](README.md) lists all operations.`,
    '',
    '## Every call',
    '',
    ...codeTable(
      everyCode.filter((code) => common.has(code) && !success.includes(code)),
      common,
    ),
    ...operations.flatMap(({ code, method, coverage, codes }) => [
      `## ${method}`,
      '',
      `\`${code}\`, \`${coverage}\`. ${sayCommon(codes, common, success)}`,
      '',
      ...codeTable(
        codes.filter((each) => !common.has(each) && !success.includes(each)),
        rules.get(method),
      ),
    ]),
  ])
}

/** The codes of every call are not told again for each. */
function sayCommon(codes, common, success) {
  const shared = codes.filter((code) => common.has(code) && !success.includes(code))
  const own = codes.filter((code) => success.includes(code))
  if (shared.length === 0) return `Codes: ${own.join(', ')}.`
  const every =
    shared.length === common.size ? 'those of every call' : `of those of every call ${shared.join(', ')}`
  return `Codes: ${own.join(', ')}, ${every}.`
}

function rowsOf(code, text, rules) {
  const names = [...new Set(rules.map(({ name }) => `\`${name}\``))].join(', ')
  const whats = [...new Set(rules.map(({ what }) => plain(what)))].filter(Boolean).join(' ')
  return [[code, plain(text), names, whats]]
}
