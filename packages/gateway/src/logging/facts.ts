/**
 * What a line of the log may tell, by name. Whatever is logged under another name is hidden: a buyer, an address or a key gets into
 * the log only when somebody adds its name here.
 */
const TOLD: ReadonlySet<string> = new Set([
  // where
  'account',
  'device',
  'lane',
  'destination',
  'door',
  'url',
  'file',
  // what
  'document',
  'movement',
  'item',
  'list',
  'record',
  'attempt',
  'revision',
  'number',
  'expected',
  'counted',
  'held',
  'next',
  'keys',
  'endpoint',
  'delivery',
  'event',
  'condition',
  // how it went
  'step',
  'outcome',
  'code',
  'status',
  'error',
  'fix',
  'count',
  'bytes',
  'seconds',
  'taken',
  // a request
  'request',
  'client',
  'method',
  'route',
  'key',
])

const HIDDEN = '[hidden]'

/** What secrets and contacts look like, wherever they turn up in a text. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]+-----[\s\S]*?(?:-----END [A-Z ]+-----|$)/g,
  /(?<=:\/\/)[^\s/@]+@/g,
  /(?<=bearer )\S+/gi,
  // Keys, tokens and sealed texts. What begins with a slash is a path, unless it ends as base64 does.
  /(?<![\w/+.-])(?!\/)[\w+/-]{40,}={0,2}/g,
  /(?<![\w/+.-])[\w+/-]{22,}={1,2}/g,
  /[\w.+-]+@[\w-]+\.[\w.-]+/g,
  /(?<!\w)\+?\d(?:[ -]?\d){8,14}(?!\w)/g,
]

/** Facts as the log may tell them. */
export function toldFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, TOLD.has(name) ? toldValue(value) : HIDDEN]),
  )
}

function toldValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutSecrets(value)
  if (Array.isArray(value)) return value.map(toldValue)
  // What is inside of anything else has no name in the list.
  return typeof value === 'object' && value !== null ? HIDDEN : value
}

/** A text without what looks like a secret or a contact. */
export function withoutSecrets(text: string): string {
  return SECRETS.reduce((rest, secret) => rest.replace(secret, HIDDEN), text)
}
