import { unwrap } from '../schema.js'

/* What the schema of an EFRIS message says of a member, and of members together. */

/** What a member may hold: `{ isRequired, type, codes, isOpen }`. The codes of an open member are those that are known. */
export function holdingOf(member) {
  const { schema, isList, isOptional = false } = unwrap(member)
  const { wire, codes } = schema.meta() ?? {}
  const isObject = schema.def.type === 'object'
  const type = isObject ? (isList ? 'list of objects' : 'object') : typeOf(wire, schema, codes)
  const isOpen = codes !== undefined && schema.def.type !== 'enum' && !wire.multiple
  return { isRequired: !isOptional, type, codes: codes ?? {}, isOpen }
}

const TYPES = { string: 'text', integer: 'whole number', decimal: 'number', datetime: 'time' }

function typeOf(wire, schema, codes) {
  if (!wire) return schema.def.type === 'string' ? 'text' : 'any'
  const words = [codes ? 'code' : (TYPES[wire.type] ?? wire.type), ...limits(wire, codes)]
  if (wire.format) words[0] += ` \`${wire.format}\``
  if (wire.multiple) words[0] = `${words[0]}s with \`${wire.multiple}\` between`
  return words.join(', ')
}

function* limits({ type, maxLength, minLength, maxIntegerDigits, maxDecimals, multiple }, codes) {
  const unit = type === 'integer' ? 'digits' : 'bytes'
  const each = multiple ? ' each' : ''
  if (maxLength !== undefined && !codes) {
    yield minLength ? `${minLength} to ${maxLength} ${unit}${each}` : `up to ${maxLength} ${unit}${each}`
  }
  if (maxIntegerDigits !== undefined) {
    yield `up to ${maxIntegerDigits} digits before the point${maxDecimals === undefined ? '' : ` and ${maxDecimals} after`}`
  }
}

/** The rules between members at every depth: `{ path, says, code }`. */
export function rulesOf(schema, path = '') {
  const { schema: object, isList } = unwrap(schema)
  if (object.def.type !== 'object') return []
  const start = `${path}${isList ? '[]' : ''}`
  const own = (object.meta()?.rules ?? []).map(({ at, says, code }) => ({
    path: join(start, placeOf(object, at.split('.'))),
    says,
    code,
  }))
  const inside = Object.entries(object.def.shape).flatMap(([name, member]) =>
    rulesOf(member, join(start, name)),
  )
  return [...own, ...inside]
}

/** `goodsDetails.qty` as the path of a member: `goodsDetails[].qty`. */
function placeOf(object, [name, ...rest]) {
  const member = object.def.shape[name]
  if (!member) throw new Error(`a rule is about ${name}, which is no member`)
  if (rest.length === 0) return name
  const { schema, isList } = unwrap(member)
  return `${name}${isList ? '[]' : ''}.${placeOf(schema, rest)}`
}

const join = (start, name) => (start ? `${start}.${name}` : name)
