import { page, plain, table } from '../markdown.js'
import { ACTORS, pageOf, RETRIES } from './words.js'

/** The page of all return codes: first those of every interface, then by hundreds. */
export function codesPage(codes, operations) {
  const links = new Map(
    Object.entries(operations).map(([method, { code }]) => [code, `[${code}](${pageOf(code, method)})`]),
  )
  const groups = new Map([['Every interface', []]])
  for (const row of codes) {
    const name = row[1].interfaces ? hundred(row[0]) : 'Every interface'
    groups.set(name, [...(groups.get(name) ?? []), row])
  }
  return page([
    '# Return codes',
    '',
    `All ${codes.length.toLocaleString('en')} codes of EFRIS. What happened and what to do are our words; whether a repeat is safe is our judgement, since URA publishes none. The same table for programs: [return-codes.json](../../../packages/efris/return-codes.json), which other tools can read, and \`returnCodes()\` of \`@risiti/efris\`. A code that is not here is a refusal of unknown cause.`,
    '',
    ...[...groups.keys()].map((name) => `- [${name}](#${name.toLowerCase().replaceAll(' ', '-')})`),
    '',
    ...[...groups].flatMap(([name, rows]) => [`## ${name}`, '', ...codeTable(rows, links)]),
    '[All interfaces](README.md)',
  ])
}

function hundred(code) {
  const first = Math.floor(Number(code) / 100) * 100
  return `${first} to ${first + 99}`
}

function codeTable(rows, links) {
  const heads = ['Code', 'What happened', 'What to do', 'Send again?', 'Who acts', 'Interfaces']
  return table(
    heads,
    rows.map(([code, { meaning, fix, retry, who, interfaces }]) => [
      code,
      plain(meaning),
      plain(fix),
      RETRIES[retry],
      ACTORS[who],
      (interfaces ?? ['all']).map((each) => links.get(each) ?? each).join(', '),
    ]),
  )
}

/** The table for programs: one code a line. */
export function codesJson(codes) {
  const lines = codes.map(([code, row]) => `  ${JSON.stringify(code)}: ${JSON.stringify(row)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}
