import { page, plain, table } from '../markdown.js'
import { ACTORS, link, RETRIES } from './words.js'

const HEADS = ['What happened', 'What to do', 'Send again?', 'Who acts', 'Known from']

/** The page of the result codes, and of what the validator of KRA's gateway says without a code. */
export function codesPage({ codes, unofficial, messages }) {
  return page([
    '# Result codes',
    '',
    'All codes that KRA publishes, those that somebody met besides, and the texts of the gateway’s validator, which come without a code. What happened and what to do are our words; whether a repeat is safe is our judgement, since KRA says nothing of it. Whoever only reads may repeat more often: that is said in brackets.',
    '',
    'The same tables for programs: [result-codes.json](../../../packages/etims/result-codes.json), which other tools can read; `explainResultCode()` and `explainMessage()` of `@risiti/etims`. The client throws an `EtimsRejection` that has all this in it.',
    '',
    '- [Codes that KRA publishes](#codes-that-kra-publishes)',
    '- [Other codes](#other-codes)',
    '- [What the gateway’s validator says](#what-the-gateways-validator-says)',
    '',
    '## Codes that KRA publishes',
    '',
    ...codeTable(codes),
    '## Other codes',
    '',
    'No paper of KRA has them. A code that is not on this page is a refusal that may have been recorded.',
    '',
    ...codeTable(unofficial),
    '## What the gateway’s validator says',
    '',
    'KRA’s gateway checks what it is sent and refuses in words. They differ from host to host and change; show them, and never compare them. The pattern is how we recognise them. Nothing was recorded, unless the table says otherwise.',
    '',
    ...textTable(messages, true),
    '[All operations](README.md)',
  ])
}

/** A row for each code, and below it one for each channel where it means something else. */
function codeTable(codes) {
  const rows = codes.flatMap(({ resultCd, on = {}, ...advice }) => [
    [`\`${resultCd}\``, '', ...cells(advice)],
    ...Object.entries(on).map(([channel, other]) => [
      `\`${resultCd}\``,
      `\`${channel}\``,
      ...cells({ ...advice, ...other }),
    ]),
  ])
  return table(['Code', 'On', ...HEADS], rows)
}

/**
 * The texts of the validator.
 * @param ofAll says of each text which operation it is about.
 */
export function textTable(messages, ofAll = false) {
  const rows = messages.map(({ id, operation, pattern, ...advice }) => [
    `\`${pattern.source}\`<br>is \`etims-${id}\``,
    ...(ofAll ? [operation ? link(operation) : 'several'] : []),
    ...cells(advice),
  ])
  return table(['Text', ...(ofAll ? ['Operation'] : []), ...HEADS], rows)
}

function cells({ meaning, fix, retry, retryForReads, actor, source }) {
  const reads = retryForReads === undefined ? '' : ` (reading: ${RETRIES[retryForReads]})`
  return [plain(meaning), plain(fix), RETRIES[retry] + reads, ACTORS[actor], source]
}

/** The tables for programs: one row a line. A pattern is the source of a regular expression that ignores case. */
export function codesJson({ codes, unofficial, messages }) {
  const byCode = (rows) => rows.map(({ resultCd, ...row }) => [resultCd, row])
  const texts = messages.map(({ id, pattern, expected, ...row }) => [
    id,
    { pattern: pattern.source, ...(expected ? { expected: expected.source } : {}), ...row },
  ])
  const tables = Object.entries({ codes: byCode(codes), unofficial: byCode(unofficial), messages: texts })
  const parts = tables.map(([name, rows]) => {
    const lines = rows.map(([key, row]) => `    ${JSON.stringify(key)}: ${JSON.stringify(row)}`)
    return `  ${JSON.stringify(name)}: {\n${lines.join(',\n')}\n  }`
  })
  return `{\n${parts.join(',\n')}\n}\n`
}
