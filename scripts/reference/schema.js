/* What the schema of a message says: its members in order, what may stand in each, and the rules between them. */

/** Takes the wrappers off: `{ schema, isList, isOptional }` of what is inside. */
function unwrap(schema, seen = {}) {
  const { def } = schema
  if (def.type === 'optional') return unwrap(def.innerType, { ...seen, isOptional: true })
  if (def.type === 'array') return unwrap(def.element, { ...seen, isList: true })
  // An optional text may be empty; a list of one may come in the place of an object.
  if (def.type === 'union') return unwrap(def.options[0], seen)
  if (def.type === 'pipe') return unwrap(def.out, seen)
  return { schema, ...seen }
}

/** What a message is as a whole: `object`, `list`, `nothing`, or `unknown` where nobody published it. */
export function kindOf(schema) {
  const { isList, schema: inside } = unwrap(schema)
  if (isList) return 'list'
  return { object: 'object', undefined: 'nothing' }[inside.def.type] ?? 'unknown'
}

/**
 * Every member at every depth, `{ path, names, isRequired, type, codes, isOpen }`; `[]` in a path is a row of a list.
 * The codes of an open member are those that are known.
 */
export function membersOf(schema, at = { path: '', names: [] }) {
  const { schema: object, isList } = unwrap(schema)
  if (object.def.type !== 'object') return []
  const start = `${at.path}${isList ? '[]' : ''}`
  return Object.entries(object.def.shape).flatMap(([name, member]) => {
    const path = start ? `${start}.${name}` : name
    const names = [...at.names, name]
    return [memberOf(member, path, names), ...membersOf(member, { path, names })]
  })
}

function memberOf(member, path, names) {
  const { schema, isList, isOptional = false } = unwrap(member)
  const { wire, codes } = schema.meta() ?? {}
  const isObject = schema.def.type === 'object'
  const type = isObject ? (isList ? 'list of objects' : 'object') : typeOf(wire, schema, codes)
  const isOpen = codes !== undefined && schema.def.type !== 'enum' && !wire.multiple
  return { path, names, isRequired: !isOptional, type, codes: codes ?? {}, isOpen }
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
