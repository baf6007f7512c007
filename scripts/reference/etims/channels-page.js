import { channels } from '@risiti/etims/channels'
import { json, page, plain, table } from '../markdown.js'
import { LEVELS } from './evidence.js'
import { IDENTITY, link } from './words.js'

const PROFILES = Object.values(channels)

const code = (text) => `\`${text}\``
const yes = (is) => (is ? 'yes' : 'no')
const listOf = (values) => values.map(code).join(', ')

/** One row of the table for each fact of a profile. The freshness test holds it to the profiles. */
export const FACTS = {
  title: ['What it is', ({ title }) => title],
  origins: [
    'Addresses',
    ({ origins }) => Object.entries(origins).map(([name, origin]) => `${code(name)}: ${code(origin)}`),
  ],
  pathPrefix: ['Before every path', ({ pathPrefix }) => (pathPrefix ? code(pathPrefix) : 'nothing')],
  paths: ['Operations', ({ paths }) => String(Object.keys(paths).length)],
  families: [
    'Option `pathFamily`',
    ({ families = {} }) => listOf(Object.keys(families)) || 'one set of paths only',
  ],
  identity: ['Who asks', ({ identity }) => places(identity)],
  identityOf: [
    'Who asks, otherwise',
    ({ identityOf }) =>
      Object.entries(identityOf).map(([method, each]) => `${link(method)}: ${places(each).join('; ')}`),
  ],
  tokenPath: ['Token', ({ tokenPath }) => (tokenPath ? code(`GET ${tokenPath}`) : 'none')],
  envelope: ['Reply', ({ envelope }) => ENVELOPES[envelope]],
  success: [
    'Codes of success',
    ({ success: { done, empty } }) => `${listOf(done)}; ${listOf(empty)} with nothing to return`,
  ],
  keepsKeys: ['The unit keeps the key of the device', ({ keepsKeys }) => yes(keepsKeys)],
  initialiseOnce: ['Initialising again does harm', ({ initialiseOnce }) => yes(initialiseOnce)],
  gapless: ['`invcNo` must follow the last one', ({ gapless }) => (gapless ? 'yes, without a gap' : 'no')],
  duplicateCode: [
    'A number that was used',
    ({ duplicateCode }) =>
      duplicateCode ? code(duplicateCode) : 'is out of sequence: the message names the next one',
  ],
  arithmetic: ['Prices', ({ arithmetic }) => arithmetic.map((each) => ARITHMETIC[each])],
  discounts: [
    'Discounts',
    ({ discounts }) =>
      discounts === 'any' ? 'any' : 'a whole percentage of the line: it is recomputed from that',
  ],
  unusedRates: [
    'Rate sent for a band without lines',
    ({ unusedRates }) =>
      Object.entries(unusedRates)
        .map(([band, rate]) => `${band} ${rate}`)
        .join(', '),
  ],
  differences: ['Operations with other members', ({ differences }) => Object.keys(differences).map(link)],
  source: ['Known from', ({ source }) => plain(source)],
}

const ENVELOPES = {
  flat: 'flat: `resultCd`, `resultMsg`, `resultDt`, `data`',
  wrapped: 'wrapped: `responseHeader`, and the flat form in `responseBody`',
}

const ARITHMETIC = {
  inclusive: 'with tax, which is taken out of the total',
  exclusive: 'without tax, which comes on top',
}

/** What travels where. */
function places({ headers, body }) {
  const part = (name, facts) => {
    const told = Object.entries(facts).map(([fact, wire]) => `${code(wire)} (${IDENTITY[fact]})`)
    return told.length === 0 ? [] : [`${name} ${told.join(', ')}`]
  }
  return [...part('headers', headers), ...part('body', body)]
}

/**
 * The page of the channels.
 * @param wrapped replies of the gateway as they came: `{ done, empty, refused }`, each `{ status, body }`.
 */
export function channelsPage({ done, empty, refused }) {
  return page([
    '# Channels',
    '',
    'KRA takes the same operations through three doors. Everything in which they differ is data: a profile of `@risiti/etims/channels`. A profile of your own, for another host of the same family, can be given as the option `channel`.',
    '',
    ...table(
      ['Option `channel`', ...PROFILES.map(({ name }) => code(name))],
      Object.values(FACTS).map(factRow),
    ),
    '## How we know of a path',
    '',
    ...table(
      ['Known from', 'Level'],
      Object.entries(LEVELS).map(([level, words]) => [words, level]),
    ),
    '## Replies of the gateway',
    '',
    'The HTTP status proves nothing: the client goes by what is inside. A success:',
    '',
    ...reply(done),
    'Nothing was found, which is a success too:',
    '',
    ...reply(empty),
    'The validator refuses in words, and there is no code:',
    '',
    ...reply(refused),
    'The client unwraps all of them: a caller gets the flat reply, or an error.',
    '',
    '[All operations](README.md)',
  ])
}

function factRow([title, tell]) {
  return [title, ...PROFILES.map((profile) => [tell(profile)].flat().join('<br>') || 'nothing')]
}

function reply({ status, body }) {
  return [`HTTP ${status}`, '', ...json(body)]
}
