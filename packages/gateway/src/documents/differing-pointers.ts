import { pointer } from '@risiti/core/pointer'

/** JSON pointers at which two JSON values differ, whatever the order of their members; at most twenty. */
export function differingPointers(a: unknown, b: unknown, at = ''): string[] {
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return a === b ? [] : [at]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return keys.flatMap((key) => differingPointers(own(a, key), own(b, key), at + pointer([key]))).slice(0, 20)
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** A member of the body itself, never one that every object inherits, such as `__proto__`. */
function own(container: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined
}
