import { channels } from '@risiti/etims/channels'
import { page, plain, table } from '../markdown.js'
import { AREAS, link } from './words.js'

const RESENDS = { safe: 'send again', 'after-lookup': 'look up first', never: 'a person decides' }

const PROFILES = Object.values(channels)

/** The list of all operations by area. */
export function indexPage(operations, samples) {
  const all = Object.entries(operations)
  return page([
    '# eTIMS reference',
    '',
    `Every operation of KRA's eTIMS as \`@risiti/etims\` offers it: ${all.length} methods of \`EtimsClient\`, on three channels. The pages are written from the declarations in [packages/etims/src/operations](../../../packages/etims/src/operations) and from what the [channels](channels.md) have otherwise; the examples are real runs against the sandbox.`,
    '',
    '- [Channels: addresses, identity, envelopes, rules](channels.md)',
    '- [Result codes and messages](result-codes.md)',
    '- [What we believe, and why](../../evidence/etims.md)',
    '',
    ...READING,
    '',
    ...Object.entries(AREAS).flatMap(([area, title]) => [
      `## ${title}`,
      '',
      ...areaTable(
        all.filter(([, operation]) => operation.area === area),
        samples,
      ),
    ]),
  ])
}

const READING = [
  '## How to read a page',
  '',
  'Names, types and rules in the tables are those of KRA’s own host. What a channel has otherwise stands in the last column, under the name that the option `channel` takes: `oscu`, `gavaconnect` or `vscu`. You write and read the names of the table on every channel; the client spells them as the channel does.',
  '',
  'Amounts, quantities, rates and percents are decimal text (`"862.07"`), and JSON numbers on the wire; times are Nairobi’s. A member that is not needed may be left out. In an answer, a member that is not always there may be null.',
  '',
  'A method resolves to `resultCd`, `resultMsg`, `resultDt` and `data`, which the table of the answer describes. `data` is null when nothing is found (`001`). `tin` and `bhfId` are the client’s own: it adds them where the channel wants them, and a request may repeat them.',
  '',
  'Every call is a POST. Every example begins on a sandbox that was just started, with a device that was just initialised. In what is shown, the client has blanked the key of the device.',
]

function areaTable(operations, samples) {
  return table(
    [
      'Operation',
      'What it does',
      ...PROFILES.map(({ name }) => `\`${name}\``),
      'When the answer is lost',
      'Example',
    ],
    operations.map(([method, { title, resend }]) => [
      link(method),
      plain(title),
      ...PROFILES.map(({ paths }) => (paths[method] ? `\`${paths[method]}\`` : '')),
      RESENDS[resend],
      samples.has(method) ? 'yes' : '',
    ]),
  )
}
