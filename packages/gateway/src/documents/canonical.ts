/** JSON text whose members are in a fixed order, so that two bodies that mean the same are the same text. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const object = value as Record<string, unknown>
  const members = Object.keys(object).sort()
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonicalJson(object[name])}`).join()}}`
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
