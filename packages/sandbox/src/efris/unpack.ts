import { OpenError, openLayers, readInner } from '@risiti/efris/envelope'
import { z } from 'zod'
import type { Wire } from '../exchange.js'
import { firstRefusal, type Refusal, refuse } from './contract.js'
import { ENVELOPE_RULES, type Letter } from './rules/envelope.js'
import { describeWire, type Expected } from './wire.js'

/** What an interface takes, as far as opening a request goes. */
export interface Intake {
  /** The schema of its request. */
  readonly schema: z.ZodType
  /** Whether the documents want its request sealed. */
  readonly isSealed: boolean
}

/** A request out of its envelope, or why it was not taken out. */
export type Unpacked = { readonly wire: Wire } & (
  | { readonly request: unknown; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly request?: undefined }
)

/** Checks the outer message and opens the inner one. Content on interfaces that take none is left closed. */
export function unpack(letter: Letter, intakeOf: (interfaceCode: string) => Intake): Unpacked {
  const refusal = firstRefusal(ENVELOPE_RULES, letter)
  if (refusal) return { refusal, wire: describeWire(letter) }
  const { schema, isSealed } = intakeOf(letter.globalInfo.interfaceCode!)
  if (schema instanceof z.ZodUndefined)
    return { request: undefined, wire: describeWire({ ...letter, expected: 'nothing' }) }
  return open(letter, isSealed ? 'sealed' : 'plain', schema instanceof z.ZodArray)
}

function open(letter: Letter, expected: Expected, isList: boolean): Unpacked {
  const { suite, session, keys } = letter
  let text = ''
  try {
    const opened = openLayers(letter.data!, { suite, aesKey: session?.key, privateKey: keys.serverKey })
    const wire = describeWire({ ...letter, expected, layers: opened?.layers })
    if (!opened) return { request: undefined, wire }
    text = opened.text
    return { request: readContent(text, isList), wire }
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    const wire = describeWire({ ...letter, expected, failed: error.layer })
    return { refusal: refusalOf(error, text, letter), wire }
  }
}

/** 2066, 15: what came out is text that is no JSON, or nothing came out. */
function refusalOf({ layer }: OpenError, text: string, { globalInfo }: Letter): Refusal {
  const isIllegalJson = layer === 'inner-json' && isText(text)
  const refusal = isIllegalJson
    ? refuse('2066', { fill: [['XXX', globalInfo.interfaceCode!]] })
    : refuse('15')
  return { ...refusal, rule: isIllegalJson ? 'contentIsJson' : 'contentOpens' }
}

function readContent(text: string, isList: boolean): object {
  const inner = readInner(text)
  if (typeof inner === 'object' && inner !== null && Array.isArray(inner) === isList) return inner
  throw new OpenError('inner-json', `the inner message is not ${isList ? 'a list' : 'an object'}`)
}

/** A wrong key sometimes leaves a valid padding: what comes out then is no text, let alone JSON. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)
}
