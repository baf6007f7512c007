import { wireTypeOf } from '@risiti/etims/channels'
import { membersOf, unwrap } from '../schema.js'
import { CODE_CLASSES } from './words.js'

/* What the schema of an eTIMS message says of a member, and what a channel says otherwise. */

/** What a message is as a whole: `object`, `nothing`, or `unknown` where nobody published it. */
export function kindOf(schema) {
  const { def } = unwrap(schema).schema
  if (def.type !== 'object') return 'nothing'
  return def.catchall?.def.type === 'unknown' ? 'unknown' : 'object'
}

/** The members that have a meaning of their own: the identity, which the client adds to every request, is not among them. */
export function ownMembersOf(schema) {
  if (kindOf(schema) !== 'object') return []
  return membersOf(schema).filter(({ member }) => isObject(member) || wireTypeOf(member) !== undefined)
}

const isObject = (member) => unwrap(member).schema.def.type === 'object'

/** What a member may hold: `{ isRequired, when, given, type }`; `given` is sent where a caller gives nothing. */
export function holdingOf(member) {
  const { isList, isOptional = false, given } = unwrap(member)
  if (isObject(member)) return { isRequired: !isOptional, type: isList ? 'list of objects' : 'object' }
  const wire = wireTypeOf(member)
  return { isRequired: !isOptional, when: wire.neededWhen, given, type: [...wordsOf(wire)].join(', ') }
}

const TYPES = { string: 'text', integer: 'whole number', number: 'number' }

function* wordsOf(wire) {
  const listed = wire.codeList ? ` (class ${wire.codeList}: ${classOf(wire.codeList)})` : ''
  if (wire.values) yield `one of ${wire.values.map((value) => `\`${value}\``).join(' ')}${listed}`
  else if (wire.codeList) yield `code${listed}`
  else if (wire.format) yield `${wire.format.includes('HH') ? 'time' : 'day'} \`${wire.format}\``
  else yield TYPES[wire.type]
  yield* limits(wire)
  if (wire.wire) yield JSON_TYPES[wire.wire]
  if (wire.secret) yield 'never logged'
}

function* limits({ type, maxLength, precision, scale, pattern, values, codeList, format }) {
  if (pattern) yield `\`${pattern.source}\``
  else if (maxLength !== undefined && !values && !codeList && !format) yield `up to ${maxLength} characters`
  if (precision === undefined) return
  if (type === 'integer') yield `up to ${precision} digits`
  else yield `up to ${precision - scale} digits before the point and ${scale} after`
}

function classOf(codeList) {
  const name = CODE_CLASSES[codeList]
  if (!name) throw new Error(`code class ${codeList} has no name`)
  return name
}

const JSON_TYPES = {
  string: 'a JSON text',
  number: 'a JSON number',
  'string|number': 'a JSON text or number',
}

/** What each channel says of a member otherwise than the table, such as `` `vscu`: spelled `rcptNo` ``. */
export function differencesOf(profiles, method, side, path) {
  const channels = new Map()
  for (const { name, differences } of profiles) {
    const difference = differences[method]?.[side]?.[path]
    if (!difference) continue
    const words = Object.entries(difference).map(([fact, value]) => DIFFERENCES[fact](value, side))
    const said = words.join(', ')
    channels.set(said, [...(channels.get(said) ?? []), `\`${name}\``])
  }
  return [...channels].map(([said, names]) => `${names.join(', ')}: ${said}`)
}

const DIFFERENCES = {
  absent: () => 'not there',
  required: (isRequired, side) => REQUIRED[side][Number(isRequired)],
  neededWhen: (need) => whenWords(need),
  spelled: (name) => `spelled \`${name}\``,
  readAs: (names) => `may come as ${names.map((name) => `\`${name}\``).join(', ')}`,
  wire: (type) => JSON_TYPES[type],
  format: (format) => `written \`${format}\``,
}

const REQUIRED = {
  request: ['may be left out', 'needed'],
  response: ['not always there', 'always there'],
}

/** `` needed when `sarTyCd` is `04` or `13` `` */
export function whenWords({ field, in: values }) {
  return `needed when \`${field}\` is ${values.map((value) => `\`${value}\``).join(' or ')}`
}
