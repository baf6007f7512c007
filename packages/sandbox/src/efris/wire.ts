import type { Suite } from '@risiti/efris/crypto'
import type { Layer } from '@risiti/efris/envelope'
import type { Wire } from '../exchange.js'
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

/** What live servers take although the documents say otherwise, and what only this one may take. */
const TOLERATED: readonly (readonly [what: string, applies: (found: Case) => boolean])[] = [
  ...FLAGS.map((name) => [`${name} is missing`, ({ flags }: Case) => !flags[name]] as const),
  [
    'dataDescription has members that mean nothing',
    ({ flags }) => Object.keys(flags).some((name) => !FLAGS.includes(name)),
  ],
  ['codeType says plain, the content is sealed', (found) => isSealed(found) && found.flags.codeType === '0'],
  [
    'codeType says sealed, the content is plain',
    (found) => isOpened(found) && !isSealed(found) && found.flags.codeType === '1',
  ],
  [
    'encryptCode names another cipher',
    (found) =>
      isSealed(found) && !['', ENCRYPT_CODES[found.suite.cipher]].includes(found.flags.encryptCode ?? ''),
  ],
  [
    'zipCode says compressed, the content is not',
    (found) => isOpened(found) && !isZipped(found) && found.flags.zipCode === '1',
  ],
  ['the content is compressed, which no client does', isZipped],
  [
    'the content is compressed inside the cipher',
    (found) => isSealed(found) && found.layers.at(-1) === 'gzip',
  ],
  [
    'the interface takes sealed content, the content is plain',
    (found) =>
      found.suite.cipher !== 'none' && found.expected === 'sealed' && isOpened(found) && !isSealed(found),
  ],
  [
    'the interface takes plain content, the content is sealed',
    (found) => found.expected === 'plain' && isSealed(found),
  ],
  [
    'the interface takes no content, and it was ignored',
    ({ expected, data }) => expected === 'nothing' && Boolean(data.content),
  ],
  ['content is null or missing', ({ data }) => isNone(data.content)],
  ['signature is null or missing', ({ data }) => !data.content && isNone(data.signature)],
]

function isNone(value: unknown): boolean {
  return value === undefined || value === null
}

/** Tells how a request was sealed, and what about it leans on tolerance. */
export function describeWire({ door, suite, json, expected, layers = [], failed = null }: Found): Wire {
  const data = asObject(asObject(json).data)
  const flags = asTexts(data.dataDescription)
  const known = FLAGS.flatMap((name) => (name in flags ? [[name, flags[name]!.slice(0, 10)]] : []))
  const isTaken = expected !== undefined && failed === null
  const tolerated = TOLERATED.filter(
    ([, leans]) => isTaken && leans({ suite, expected, layers, data, flags }),
  )
  return {
    door: door.name,
    dataDescription: Object.fromEntries(known),
    layers,
    failed,
    tolerated: tolerated.map(([what]) => what),
  }
}
