import type { Suite } from '@risiti/efris/crypto'
import type { Layer } from '@risiti/efris/envelope'
import type { Wire } from '../exchange.js'
import { type Deviation, type Leniency, numberAt, unknownAt } from '../leniency.js'
import type { Door } from './doors.js'
import { asObject, asTexts } from './input.js'

/** What an interface takes: a sealed message, a plain one, or none. */
export type Expected = 'sealed' | 'plain' | 'nothing'

/** A request as it was found. */
export interface Found {
  readonly door: Door
  readonly suite: Suite
  /** The outer message. */
  readonly json: unknown
  /** `undefined` when the request was refused before it was opened. */
  readonly expected?: Expected | undefined
  /** What was taken off the inner message; nothing when it was not opened, or not there. */
  readonly layers?: readonly Layer[] | undefined
  /** The layer that could not be opened. */
  readonly failed?: string | null | undefined
}

interface Case extends Pick<Found, 'suite' | 'expected'> {
  readonly layers: readonly Layer[]
  readonly flags: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, unknown>>
}

const FLAGS: readonly string[] = ['codeType', 'encryptCode', 'zipCode']

/** What `encryptCode` says of content that is sealed with a cipher. */
const ENCRYPT_CODES = { aes: '2', rsa: '1', none: '' } as const

const isOpened = ({ layers }: Case) => layers.length > 0
const isSealed = ({ layers }: Case) => layers.includes('aes') || layers.includes('rsa')
const isZipped = ({ layers }: Case) => layers.includes('gzip')

type Kind = readonly [kind: Leniency, code: Refused]
type Refused = '08' | '10' | '15' | '39' | '43'

const MISSING_FLAG: Kind = ['missing-members', '10']
const WRONG_FLAG: Kind = ['wrong-flags', '15']
const OTHER_SEALING: Kind = ['other-sealing', '15']

/** What live servers take although the documents say otherwise, what only this one may take, and the code that fits where it is not taken. */
const TOLERATED: readonly (readonly [kind: Kind, what: string, applies: (found: Case) => boolean])[] = [
  ...FLAGS.map((name) => [MISSING_FLAG, `${name} is missing`, ({ flags }: Case) => !flags[name]] as const),
  [
    ['unknown-members', '43'],
    'dataDescription has members that mean nothing',
    ({ flags }) => Object.keys(flags).some((name) => !FLAGS.includes(name)),
  ],
  [
    WRONG_FLAG,
    'codeType says plain, the content is sealed',
    (found) => isSealed(found) && found.flags.codeType === '0',
  ],
  [
    WRONG_FLAG,
    'codeType says sealed, the content is plain',
    (found) => isOpened(found) && !isSealed(found) && found.flags.codeType === '1',
  ],
  [
    WRONG_FLAG,
    'encryptCode names another cipher',
    (found) =>
      isSealed(found) && !['', ENCRYPT_CODES[found.suite.cipher]].includes(found.flags.encryptCode ?? ''),
  ],
  [
    WRONG_FLAG,
    'zipCode says compressed, the content is not',
    (found) => isOpened(found) && !isZipped(found) && found.flags.zipCode === '1',
  ],
  [OTHER_SEALING, 'the content is compressed, which no client does', isZipped],
  [
    OTHER_SEALING,
    'the content is compressed inside the cipher',
    (found) => isSealed(found) && found.layers.at(-1) === 'gzip',
  ],
  [
    OTHER_SEALING,
    'the interface takes sealed content, the content is plain',
    (found) =>
      found.suite.cipher !== 'none' && found.expected === 'sealed' && isOpened(found) && !isSealed(found),
  ],
  [
    OTHER_SEALING,
    'the interface takes plain content, the content is sealed',
    (found) => found.expected === 'plain' && isSealed(found),
  ],
  [
    OTHER_SEALING,
    'the interface takes no content, and it was ignored',
    ({ expected, data }) => expected === 'nothing' && Boolean(data.content),
  ],
  [['missing-members', '08'], 'content is null or missing', ({ data }) => isNone(data.content)],
  [
    ['missing-members', '39'],
    'signature is null or missing',
    ({ data }) => !data.content && isNone(data.signature),
  ],
]

/** Something that was tolerated, and the code that refuses it. */
export interface OuterDeviation extends Deviation {
  readonly code: Refused
}

/** Where an outer message deviates from the documents: in its flags and its sealing, and in members that nobody knows or that are JSON numbers. */
export function outerDeviations(found: Found): readonly OuterDeviation[] {
  const { suite, json, expected, layers = [], failed = null } = found
  if (expected === undefined || failed !== null) return []
  const outer = asObject(json)
  const data = asObject(outer.data)
  const flags = asTexts(data.dataDescription)
  const sealing = TOLERATED.filter(([, , leans]) => leans({ suite, expected, layers, data, flags })).map(
    ([[kind, code], what]) => ({ kind, what, code }),
  )
  return [...sealing, ...memberDeviations(outer)]
}

/** Members of the outer message by its parts; those of dataDescription are looked at with the flags. */
const MEMBERS: readonly (readonly [part: string, names: ReadonlySet<string>])[] = [
  ['', new Set(['data', 'globalInfo', 'returnStateInfo'])],
  ['data', new Set(['content', 'signature', 'dataDescription'])],
  [
    'globalInfo',
    new Set([
      ...['appId', 'version', 'dataExchangeId', 'interfaceCode', 'requestCode', 'requestTime'],
      ...['responseCode', 'userName', 'deviceMAC', 'deviceNo', 'tin', 'brn', 'taxpayerID'],
      ...['longitude', 'latitude', 'agentType', 'extendField'],
    ]),
  ],
  ['returnStateInfo', new Set(['returnCode', 'returnMessage'])],
]

function memberDeviations(outer: Readonly<Record<string, unknown>>): readonly OuterDeviation[] {
  const found: OuterDeviation[] = []
  for (const [part, names] of MEMBERS) {
    const members = part === '' ? outer : asObject(outer[part])
    for (const name of Object.keys(members)) {
      const where = part === '' ? name : `${part}.${name}`
      if (!names.has(name)) found.push({ ...unknownAt(where), code: '43' })
      else if (typeof members[name] === 'number') found.push({ ...numberAt(where), code: '43' })
    }
  }
  return found
}

function isNone(value: unknown): boolean {
  return value === undefined || value === null
}

/** Tells how a request was sealed. */
export function describeWire({ door, json, layers = [], failed = null }: Found): Wire {
  const flags = asTexts(asObject(asObject(json).data).dataDescription)
  const known = FLAGS.flatMap((name) => (name in flags ? [[name, flags[name]!.slice(0, 10)]] : []))
  return { door: door.name, dataDescription: Object.fromEntries(known), layers, failed }
}
