import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's notes on eTIMS, which lie beside the repository and are not part of it. */
const SPEC = fileURLToPath(new URL('../../../../../shared/spec/etims/', import.meta.url))

export const hasSpec = existsSync(`${SPEC}endpoints.json`)

/** A field as the notes describe it. */
export interface SpecField {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'object' | 'array'
  readonly required: boolean
  readonly nullable: boolean
  readonly maxLength?: number
  readonly precision?: number
  readonly scale?: number
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly codeList?: string
  readonly secret?: boolean
  readonly channels?: readonly string[]
  readonly requiredOn?: Readonly<Record<string, boolean>>
  readonly wireType?: Readonly<Record<string, string>>
  readonly wireName?: Readonly<Record<string, string>>
  readonly wireAliases?: Readonly<Record<string, readonly string[]>>
  readonly aliases?: readonly string[]
  readonly formatOn?: Readonly<Record<string, string>>
  readonly requiredWhen?: {
    readonly field: string
    readonly in: readonly string[]
    readonly channels?: readonly string[]
  }
  readonly default?: unknown
  readonly fields?: readonly SpecField[]
}

export interface SpecEndpoint {
  readonly id: string
  readonly method: string
  readonly path: Readonly<Record<string, string | null>>
  readonly pathEvidence: Readonly<Record<string, { readonly level: string } | null>>
  readonly gatewayPaths: Readonly<Record<'integrator' | 'standard', string | null>> | null
  readonly identity: Readonly<Record<string, { headers: string[]; body: string[] } | null>>
  readonly requestBody: Readonly<Record<string, readonly string[] | null>>
  readonly request: readonly SpecField[] | null
  readonly response: {
    readonly dataShape: Readonly<Record<string, string | null>>
    readonly data: { readonly fields: readonly SpecField[] } | null
  }
}

export interface SpecCode {
  readonly resultCd: string
  readonly retry: string
  readonly retryForReads?: string
}

export function readEndpoints(): readonly SpecEndpoint[] {
  return hasSpec ? readSpec<{ endpoints: SpecEndpoint[] }>('endpoints.json').endpoints : []
}

export function readCodes(): readonly SpecCode[] {
  return hasSpec ? readSpec<{ official: SpecCode[] }>('result-codes.json').official : []
}

/** The text of a sample. */
export function readSample(name: string): string {
  return readFileSync(`${SPEC}samples/${name}`, 'utf8')
}

export function sampleNames(pattern: RegExp): string[] {
  return hasSpec ? readdirSync(`${SPEC}samples`).filter((name) => pattern.test(name)) : []
}

function readSpec<Content>(name: string): Content {
  return JSON.parse(readFileSync(SPEC + name, 'utf8')) as Content
}
