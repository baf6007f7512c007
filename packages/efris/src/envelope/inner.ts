import { OpenError } from './open.js'

/**
 * Reads an inner message as EFRIS means it.
 * @throws OpenError when the text is not JSON.
 */
export function readInner(text: string): unknown {
  return innerOf(parseInner(text))
}

/** Parses an inner message, as it was written. @throws OpenError when the text is not JSON. */
export function parseInner(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new OpenError('inner-json', 'the inner message is not JSON')
  }
}

/**
 * What EFRIS means by a parsed inner message: leaves are text whatever JSON type they came in, and an empty member or list
 * entry is the same as a missing one. @throws OpenError when it is nested too deep.
 */
export function innerOf(json: unknown): unknown {
  try {
    return asText(json)
  } catch {
    throw new OpenError('inner-json', 'the inner message is nested too deep')
  }
}

/** A copy, because removing members in place costs more than writing those that stay: a reviver takes three times as long. */
function asText(value: unknown): unknown {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (value === null || value === undefined) return undefined
  if (typeof value !== 'object') return String(value)
  return Array.isArray(value) ? listAsText(value) : objectAsText(value)
}

function listAsText(list: readonly unknown[]): unknown[] {
  const read: unknown[] = []
  for (const entry of list) {
    const text = asText(entry)
    if (text !== undefined) read.push(text)
  }
  return read
}

function objectAsText(object: object): object {
  const read: Record<string, unknown> = {}
  for (const name in object) {
    // No interface has such a member, and writing it would change what the object inherits.
    if (name === '__proto__') continue
    const text = asText((object as Record<string, unknown>)[name])
    if (text !== undefined) read[name] = text
  }
  return read
}
