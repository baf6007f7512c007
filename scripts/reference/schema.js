/* What the schema of a message says, in whichever country: what kind of thing it is, and its members in order. */

/** Takes the wrappers off: `{ schema, isList, isOptional, given }` of what is inside; `given` is filled in where nothing is. */
export function unwrap(schema, seen = {}) {
  const { def } = schema
  if (def.type === 'optional') return unwrap(def.innerType, { ...seen, isOptional: true })
  if (def.type === 'nullable') return unwrap(def.innerType, seen)
  if (def.type === 'default')
    return unwrap(def.innerType, { ...seen, isOptional: true, given: def.defaultValue })
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
 * Every member at every depth, `{ path, names, member }` with its schema; `[]` in a path is a row of a list, and `names` are
 * the steps to it.
 */
export function membersOf(schema, at = { path: '', names: [] }) {
  const { schema: object, isList } = unwrap(schema)
  if (object.def.type !== 'object') return []
  const start = `${at.path}${isList ? '[]' : ''}`
  return Object.entries(object.def.shape).flatMap(([name, member]) => {
    const path = start ? `${start}.${name}` : name
    const names = [...at.names, name]
    return [{ path, names, member }, ...membersOf(member, { path, names })]
  })
}
