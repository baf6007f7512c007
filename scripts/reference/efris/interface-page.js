import { methodOf } from '../examples.js'
import { json, page, plain, section, table } from '../markdown.js'
import { kindOf, membersOf } from '../schema.js'
import { docOf } from '../source.js'
import { holdingOf, rulesOf } from './fields.js'
import { ACTORS, AREAS, pageOf, RETRIES } from './words.js'

/**
 * The page of one interface.
 * @param operations every operation by its method name.
 * @param source what its source says, from `readOperations`.
 * @param codes the return codes that name this interface, as entries.
 * @param sample its example as it ran, where it has one.
 */
export function interfacePage({ method, operations, source, codes, sample }) {
  const operation = operations[method]
  const request = operation.request()
  return page([
    `# ${operation.code}: ${plain(operation.title)}`,
    '',
    '```ts',
    ...calls(operation, request).map((given) => `await client.${method}(${given})`),
    '```',
    '',
    plain(source.doc),
    '',
    ...table(['', ''], facts(operation, operations, codes)),
    ...section('## Request', message(request, source.request, 'Needed')),
    ...section('### Rules between members', rules(request)),
    ...section('## Answer', message(operation.response(), source.response, 'Always there')),
    ...section('## Example', example(sample, operation, operations)),
    ...section('## Return codes', returnCodes(codes)),
    'Every interface can answer the [general codes](return-codes.md#every-interface) as well.',
    '',
    '[All interfaces](README.md)',
  ])
}

/** What may stand in the brackets of the call. */
function calls({ positional }, request) {
  if (kindOf(request) === 'nothing') return ['']
  return positional ? ['request', positional.join(', ')] : ['request']
}

function facts(operation, operations, codes) {
  return [
    ['Area', AREAS[operation.area]],
    ['Encrypted', encrypted(operation.encrypted) + (operation.inferred ? ' (assumed)' : '')],
    ['When the answer is lost', resend(operation, operations)],
    ['Published', operation.inferred ? inferredFrom(codes) : 'yes, in the interface document'],
  ]
}

function encrypted({ request, response }) {
  if (request && response) return 'request and answer'
  if (request || response) return request ? 'the request only' : 'the answer only'
  return 'neither side: plain text in base64'
}

function resend({ resend, lookup }, operations) {
  if (resend === 'safe') return 'Send it again: a repeat does no harm.'
  if (resend === 'never')
    return 'It may be stored and cannot be looked up: a person decides. It is never repeated by itself.'
  const { code } = operations[lookup.operation]
  return `It may be stored: look it up with ${link(lookup.operation, operations)} by \`${lookup.by}\`, and send it again only when ${code} does not know it.`
}

function link(method, operations) {
  const { code } = operations[method]
  return `[${code}](${pageOf(code, method)})`
}

function inferredFrom(codes) {
  const names = codes.map(([code]) => code)
  if (names.length === 0) return 'no: what is known comes from programs'
  return `no: what is known comes from the texts of return codes ${names.join(', ')}`
}

const KINDS = {
  nothing: 'No inner message.',
  unknown: 'Not published: any JSON.',
  list: 'A list; `[]` stands for each row.',
}

function message(schema, members, needed) {
  const kind = kindOf(schema)
  const rows = membersOf(schema).map(({ path, names, member }) => {
    const holding = holdingOf(member)
    const isNeeded = holding.isRequired ? 'yes' : ''
    return [`\`${path}\``, isNeeded, what(holding, needed), plain(docOf(members, names) ?? '')]
  })
  return [...(KINDS[kind] ? [KINDS[kind], ''] : []), ...table(['Member', needed, 'What', 'Meaning'], rows)]
}

/** An answer may always hold a code that is not known yet. */
function what({ type, codes, isOpen }, needed) {
  const meanings = Object.entries(codes).sort(([one], [other]) =>
    one.localeCompare(other, 'en', { numeric: true }),
  )
  const lines = meanings.map(([code, meaning]) => `\`${code}\` ${plain(meaning)}`)
  return [type, ...lines, ...(isOpen && needed === 'Needed' ? ['others may be taken'] : [])].join('<br>')
}

function rules(schema) {
  const rows = rulesOf(schema).map(({ path, says, code }) => [`\`${path}\``, plain(says), code])
  return table(['Member', 'Rule', 'Else'], rows)
}

function example(sample, operation, operations) {
  if (!sample) return []
  const { example: given, request, answer } = sample
  const nothing = ['No inner message.', '']
  return [
    ...before(given, operations),
    `The ${operation.code} as it is sent, before it is sealed:`,
    '',
    ...(request === undefined ? nothing : json(request)),
    'What the sandbox answers:',
    '',
    ...(answer === undefined ? nothing : json(answer)),
  ]
}

function before({ before = [] }, operations) {
  const methods = before.map((step) => step.operation ?? methodOf(operations, step.example))
  return methods.length === 0
    ? []
    : [`After ${methods.map((method) => link(method, operations)).join(', ')}.`, '']
}

function returnCodes(codes) {
  const rows = codes.map(([code, { meaning, fix, retry, who }]) => [
    code,
    plain(meaning),
    plain(fix),
    RETRIES[retry],
    ACTORS[who],
  ])
  return table(['Code', 'What happened', 'What to do', 'Send again?', 'Who acts'], rows)
}
