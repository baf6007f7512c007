import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's notes on eTIMS, which lie beside the repository and are not part of it. */
const SPEC = fileURLToPath(new URL('../../../../../shared/spec/etims/', import.meta.url))

export const hasSpec = existsSync(`${SPEC}endpoints.json`)

if (!hasSpec)
  process.stdout.write('Reference data was not compared with the notes on eTIMS: they are not here.\n')

/** A member of a reply as the notes describe it. */
export interface SpecField {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'object' | 'array'
  readonly required: boolean
  readonly maxLength?: number
  readonly precision?: number
  readonly scale?: number
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly string[]
  readonly fields?: readonly SpecField[]
}

/** A class of codes as the notes list it; what is not served is left away. */
export interface SpecClass {
  readonly cdCls: string
  readonly cdClsNm: string
  readonly userDfnNm1?: string
  readonly codes: readonly Readonly<Record<string, unknown>>[]
}

/** The rows of an operation's reply, under the list that holds them. */
export function rowsOf(id: string): SpecField {
  const { endpoints } = read('endpoints.json') as {
    endpoints: { id: string; response: { data: { fields: SpecField[] } } }[]
  }
  return endpoints.find((endpoint) => endpoint.id === id)!.response.data.fields[0]!
}

/** The classes of codes that a live server lists. */
export function liveClasses(): SpecClass[] {
  const { files } = read('code-lists/index.json') as { files: { file: string; live: boolean }[] }
  return files.filter(({ live }) => live).map(({ file }) => read(`code-lists/${file}`) as SpecClass)
}

export function itemClassNotes() {
  return read('code-lists/item-classification.json') as {
    vatActBranch: { rows: { itemClsCd: string; itemClsLvl: number; itemClsNm: string }[] }
    gatewaySandbox: { rows: number; contains: string[] }
  }
}

type Row = Readonly<Record<string, unknown>>

/** The rows of all samples of replies whose names fit, under the list that holds them. */
export function sampleRows(pattern: RegExp, list: string): Row[] {
  return (hasSpec ? readdirSync(`${SPEC}samples`) : [])
    .filter((name) => pattern.test(name))
    .flatMap((name) => (read(`samples/${name}`) as { data: Record<string, Row[]> }).data[list]!)
}

/** A recorded message. */
export function sample(name: string): Row {
  return read(`samples/${name}`) as Row
}

/** What the gateway's validator was seen to say, word by word, of an operation. */
export function gatewayTexts(id: string): string[] {
  const { integratorMessages } = read('result-codes.json') as {
    integratorMessages: { messages: { endpointId: string; message: string; verbatim: boolean }[] }
  }
  return integratorMessages.messages
    .filter(({ endpointId, verbatim }) => endpointId === id && verbatim)
    .map(({ message }) => message)
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(SPEC + name, 'utf8'))
}
