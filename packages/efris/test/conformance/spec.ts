import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const repoRoot = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = resolve(repoRoot, '../shared/spec/efris')

/** Whether the specification lies beside the repository. It is not part of it. */
export const hasSpec = existsSync(resolve(folder, 'interfaces.json'))

if (!hasSpec)
  process.stdout.write('EFRIS conformance did not run: the specification is not beside the repository.\n')

export interface SpecField {
  readonly name: string
  readonly type: string
  readonly required: boolean | 'conditional'
  readonly maxLength?: number
  readonly minLength?: number
  readonly maxIntegerDigits?: number
  readonly maxDecimals?: number
  readonly format?: string
  readonly multiple?: string
  readonly enum?: Readonly<Record<string, string>>
  readonly fields?: readonly SpecField[]
  readonly note?: string
}

export interface SpecInterface {
  readonly code: string
  readonly method: string
  readonly category: string
  readonly confidence: 'spec' | 'inferred'
  readonly requestEncrypted: boolean | null
  readonly responseEncrypted: boolean | null
  readonly requestShape: string
  readonly responseShape: string
  readonly request: readonly SpecField[]
  readonly response: readonly SpecField[]
}

export interface SpecCode {
  readonly code: string
  readonly message: string
  readonly interfaces: readonly string[]
  readonly retry: string
}

// biome-ignore lint/suspicious/noExplicitAny: samples are of every shape.
type Json = any

function read(name: string): Json {
  return JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
}

export function specInterfaces(): ReadonlyMap<string, SpecInterface> {
  if (!hasSpec) return new Map()
  const { interfaces } = read('interfaces.json') as { interfaces: SpecInterface[] }
  return new Map(interfaces.map((each) => [each.code, each]))
}

export function specCodes(): ReadonlyMap<string, SpecCode> {
  if (!hasSpec) return new Map()
  const { codes } = read('return-codes.json') as { codes: SpecCode[] }
  return new Map(codes.map((each) => [each.code, each]))
}

export function sampleNames(start: string): string[] {
  if (!hasSpec) return []
  return readdirSync(resolve(folder, 'samples')).filter((name) => name.startsWith(start))
}

export function sample(name: string): Json {
  return read(`samples/${name}`)
}

/** The inner request and answer of a sample, in whichever of its forms it holds them. */
export function innerOf(name: string, side: 'request' | 'response'): Json {
  const content = sample(name)[side]
  return content?.innerContent ?? (content?.envelope ? undefined : content) ?? undefined
}
