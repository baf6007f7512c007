/** JSON text whose members are in a fixed order, so that two bodies that mean the same are the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => (isObject(member) ? sorted(member) : member))
}

/** JSON pointers at which two values differ; at most twenty. */
export function differingPointers(a: unknown, b: unknown, at = ''): string[] {
  if (canonicalJson(a) === canonicalJson(b)) return []
  if (!isContainer(a) || !isContainer(b) || Array.isArray(a) !== Array.isArray(b)) return [at]
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  const step = (key: string) => `${at}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`
  return keys.flatMap((key) => differingPointers(a[key], b[key], step(key))).slice(0, 20)
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value)
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
