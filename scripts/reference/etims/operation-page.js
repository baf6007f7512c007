import { channels } from '@risiti/etims/channels'
import { json, page, plain, section, table } from '../markdown.js'
import { textTable } from './codes-page.js'
import { evidenceOf, LEVELS } from './evidence.js'
import { messageOf } from './message.js'
import { AREAS, link } from './words.js'

const PROFILES = Object.values(channels)

/**
 * The page of one operation.
 * @param source what its source says, from `readOperations`.
 * @param messages what KRA's validator is known to say of it and of no other.
 * @param sample its example as it ran, where it has one.
 */
export function operationPage({ method, operation, source, messages, sample }) {
  return page([
    `# ${method}: ${plain(operation.title)}`,
    '',
    '```ts',
    ...calls(method, operation),
    '```',
    '',
    plain(source.doc),
    '',
    ...table(['', ''], facts(operation)),
    ...section('## Where it goes', ways(method)),
    ...section('## Request', messageOf(method, operation, source, 'request')),
    ...section('## Answer', messageOf(method, operation, source, 'response')),
    ...section('## Example', example(sample)),
    ...section('## What the gateway’s validator says', textTable(messages)),
    'Every operation can also be answered with a [result code](result-codes.md).',
    '',
    '[All operations](README.md)',
  ])
}

function calls(method, { list }) {
  const call = `await client.${method}(request)`
  if (!list) return [call]
  return [call, `for await (const row of client.changes('${method}', { since })) { ... }`]
}

function facts({ area, list, resend, lookup }) {
  return [
    ['Area', AREAS[area]],
    ['When the answer is lost', lost(resend, lookup)],
    ...(list ? [['List', listed(list)]] : []),
  ]
}

function listed({ rows, paged }) {
  const walk = paged ? 'It comes in pages, and `client.changes` walks through them' : 'It comes whole'
  return `\`${rows}\` holds the rows that changed after \`lastReqDt\`. ${walk}. The \`resultDt\` of the answer is the next \`lastReqDt\`.`
}

function lost(resend, lookup) {
  if (resend === 'safe') return 'Send it again: a repeat does no harm.'
  if (resend === 'never') return 'It may be stored and cannot be looked up: a person decides.'
  const { operation, by } = lookup
  const without = PROFILES.filter(({ paths }) => !paths[operation]).map(({ name }) => `\`${name}\``)
  const there = `It may be stored: ask with ${link(operation)} by \`${by}\` whether it is, and send it again only when it is not.`
  return without.length === 0
    ? there
    : `${there} On ${without.join(', ')} there is no such look-up: a person decides.`
}

function ways(method) {
  const rows = PROFILES.map((profile) => {
    const path = profile.paths[method]
    const name = `\`${profile.name}\``
    if (!path) return [name, 'not offered', '', '', '']
    const { headers, body } = profile.identityOf[method] ?? profile.identity
    return [
      name,
      pathsOf(profile, method),
      names(headers),
      names(body),
      LEVELS[evidenceOf(profile.name, method)],
    ]
  })
  return table(['Channel', 'Path', 'Headers', 'Added to the body', 'Known from'], rows)
}

/** The path, and below it how each family calls it, where it has a name of its own. */
function pathsOf({ pathPrefix, paths, families = {} }, method) {
  const others = Object.entries(families).filter(([, own]) => own[method] && own[method] !== paths[method])
  const lines = others.map(([family, own]) => `family \`${family}\`: \`${pathPrefix}${own[method]}\``)
  return [`\`${pathPrefix}${paths[method]}\``, ...lines].join('<br>')
}

const names = (places) =>
  Object.values(places)
    .map((name) => `\`${name}\``)
    .join(', ')

function example(sample) {
  if (!sample) return []
  const { given, oscu, gavaconnect } = sample
  return [
    ...before(given),
    'The body as the client sends it on the channel `oscu`:',
    '',
    ...json(oscu.request),
    'What the sandbox answers:',
    '',
    ...json(oscu.answer),
    ...(gavaconnect ? elsewhere(gavaconnect) : []),
  ]
}

function elsewhere({ request, answer }) {
  return [
    'On the channel `gavaconnect` the messages have other members. The body:',
    '',
    ...json(request),
    'What the sandbox answers:',
    '',
    ...json(answer),
  ]
}

function before({ before = [] }) {
  if (before.length === 0) return []
  const steps = before.map(({ device, operation, example }) => {
    const step = link(operation ?? example)
    return device ? `${step} by the device ${device}` : step
  })
  return [`After ${steps.join(', ')}.`, '']
}
