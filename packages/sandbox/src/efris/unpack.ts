import { innerOf, OpenError, openLayers, parseInner } from '@risiti/efris/envelope'
import { z } from 'zod'
import type { Wire } from '../exchange.js'
import { isTooFull } from '../full.js'
import { type Deviation, firstOf } from '../leniency.js'
import { firstRefusal, type Refusal, refuse } from './contract.js'
import { deviationsOf } from './inner-deviations.js'
import { ENVELOPE_RULES, type Letter } from './rules/envelope.js'
import { describeWire, type Expected, type Found, type OuterDeviation, outerDeviations } from './wire.js'

/** What an interface takes, as far as opening a request goes. */
export interface Intake {
  /** The schema of its request. */
  readonly schema: z.ZodType
  /** Whether the documents want its request sealed. */
  readonly isSealed: boolean
}

/** A request out of its envelope, or why it was not taken out, and where it leaned on tolerance. */
export type Unpacked = { readonly wire: Wire; readonly tolerated: readonly Deviation[] } & (
  | { readonly request: unknown; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly request?: undefined }
)

/** Checks the outer message and opens the inner one. Content on interfaces that take none is left closed. */
export function unpack(letter: Letter, intakeOf: (interfaceCode: string) => Intake): Unpacked {
  const refusal = firstRefusal(ENVELOPE_RULES, letter)
  if (refusal) return { refusal, wire: describeWire(letter), tolerated: [] }
  const { schema, isSealed } = intakeOf(letter.globalInfo.interfaceCode!)
  if (schema instanceof z.ZodUndefined) return judge(letter, { expected: 'nothing', ...letter })
  return open(letter, isSealed ? 'sealed' : 'plain', schema)
}

/** No request grows beyond this when it is decompressed. */
const MOST_INNER_BYTES = 16 * 1024 * 1024

function open(letter: Letter, expected: Expected, schema: z.ZodType): Unpacked {
  const { suite, session, keys } = letter
  let text = ''
  try {
    const options = { suite, aesKey: session?.key, privateKey: keys.serverKey, maxBytes: MOST_INNER_BYTES }
    const opened = openLayers(letter.data!, options)
    const found = { expected, layers: opened?.layers, ...letter }
    if (!opened) return judge(letter, found)
    text = opened.text
    if (isTooFull(text)) throw new OpenError('inner-json', 'the inner message holds more values than any has')
    const json = parseInner(text)
    const request = readContent(json, schema instanceof z.ZodArray)
    return judge(letter, found, request, deviationsOf(schema, json))
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    const wire = describeWire({ expected, failed: error.layer, ...letter })
    return { refusal: refusalOf(error, text, letter), wire, tolerated: [] }
  }
}

/** What was opened is taken, unless it leans on a tolerance that is off. */
function judge(letter: Letter, found: Found, request?: unknown, inner: readonly Deviation[] = []): Unpacked {
  const wire = describeWire(found)
  const tolerated = [...outerDeviations(found), ...inner]
  const refusal = refuseDeviation(firstOf(tolerated, letter.books.switches.strict), letter)
  return refusal ? { refusal, wire, tolerated: [] } : { request, wire, tolerated }
}

/** 08, 10, 15, 39, 43; 2066 for what leans inside: the codes that come nearest to what the documents do not allow. */
function refuseDeviation(
  deviation: Deviation | OuterDeviation | undefined,
  letter: Letter,
): Refusal | undefined {
  if (!deviation) return undefined
  const fill = [['XXX', letter.globalInfo.interfaceCode!]] as const
  const refusal = 'code' in deviation ? refuse(deviation.code) : refuse('2066', { fill })
  return { ...refusal, rule: 'isNotTolerated', notes: [`Not tolerated: ${deviation.what}.`] }
}

/** 2066, 15: what came out is text that is no JSON, or nothing came out. */
function refusalOf({ layer }: OpenError, text: string, { globalInfo }: Letter): Refusal {
  const isIllegalJson = layer === 'inner-json' && isText(text)
  const refusal = isIllegalJson
    ? refuse('2066', { fill: [['XXX', globalInfo.interfaceCode!]] })
    : refuse('15')
  return { ...refusal, rule: isIllegalJson ? 'contentIsJson' : 'contentOpens' }
}

function readContent(json: unknown, isList: boolean): object {
  const inner = innerOf(json)
  if (typeof inner === 'object' && inner !== null && Array.isArray(inner) === isList) return inner
  throw new OpenError('inner-json', `the inner message is not ${isList ? 'a list' : 'an object'}`)
}

/** A wrong key sometimes leaves a valid padding: what comes out then is no text, let alone JSON. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text)
}
