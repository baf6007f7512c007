import { page, plain, table } from '../markdown.js'
import { AREAS, pageOf } from './words.js'

const RESENDS = { safe: 'send again', 'after-lookup': 'look up first', never: 'a person decides' }

/** The list of all interfaces by area. */
export function indexPage(operations, samples) {
  const sorted = Object.entries(operations).sort(([, one], [, other]) => one.code.localeCompare(other.code))
  return page([
    '# EFRIS reference',
    '',
    `Every interface of URA's EFRIS as \`@risiti/efris\` offers it: ${sorted.length} methods of \`EfrisClient\`. The pages are written from the declarations in [packages/efris/src/operations](../../../packages/efris/src/operations); the examples are real runs against the sandbox.`,
    '',
    '- [Outer message, sealing and keys](envelope-and-crypto.md)',
    '- [Return codes](return-codes.md)',
    '- [What we believe, and why](../../evidence/efris.md)',
    '',
    ...Object.entries(AREAS).flatMap(([area, title]) => [
      `## ${title}`,
      '',
      ...areaTable(
        sorted.filter(([, operation]) => operation.area === area),
        samples,
      ),
    ]),
  ])
}

function areaTable(operations, samples) {
  return table(
    ['Interface', 'Method', 'What it does', 'When the answer is lost', 'Example'],
    operations.map(([method, { code, title, resend, inferred }]) => [
      `[${code}](${pageOf(code, method)})`,
      `\`${method}\``,
      `${plain(title)}${inferred ? ' (not published)' : ''}`,
      RESENDS[resend],
      samples.has(code) ? 'yes' : '',
    ]),
  )
}
