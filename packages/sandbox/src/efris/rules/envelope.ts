import { parseEat } from '@risiti/core'
import { type Suite, verifyRsa } from '@risiti/efris/crypto'
import { type Envelope, envelopeSchema } from '@risiti/efris/envelope'
import type { EfrisBooks } from '../books.js'
import { EFRIS_INTERFACES } from '../catalogue.js'
import { notCovered, type Refusal, type Rule, refuse } from '../contract.js'
import type { Door } from '../doors.js'
import { asObject, asTexts } from '../input.js'
import type { Keyring, Session } from '../keys.js'
import type { ReturnCode } from '../texts/index.js'

/** An outer message as it came, read as far as it can be read. */
export interface Letter {
  readonly text: string
  /** The way it came in. */
  readonly door: Door
  /** How it is to be sealed and signed. */
  readonly suite: Suite
  /** `undefined` when the text is not JSON. */
  readonly json: unknown
  readonly globalInfo: Readonly<Record<string, string>>
  readonly data: Envelope['data'] | undefined
  /** Whether the sandbox simulates an interface, and whether it needs the session key. */
  readonly interfaces: Readonly<Record<string, { readonly needsKey: boolean }>>
  readonly books: EfrisBooks
  readonly keys: Keyring
  /** The session as it was when the message came: the answer is sealed with the key that opened it. */
  readonly session: Session | undefined
  readonly now: Date
  readonly publicUrl: string
}

/** Asked by devices that have no key yet. */
const KEY_REQUEST = 'T102'

const TEN_MINUTES_MS = 10 * 60 * 1000
const DAY_MS = 24 * 60 * 60 * 1000

/** Reads the outer message. Flags of the wrong type do no harm: the authority does not depend on them. */
export function readOuter(text: string): Pick<Letter, 'text' | 'json' | 'globalInfo' | 'data'> {
  const json = parse(text)
  const outer = asObject(json)
  const data = asObject(outer.data)
  const envelope = envelopeSchema.safeParse({
    data: { ...data, dataDescription: asTexts(data.dataDescription) },
    globalInfo: {},
    returnStateInfo: { returnCode: '' },
  })
  return { text, json, globalInfo: asTexts(outer.globalInfo), data: envelope.data?.data }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** 06, 43: there is a message, and it is a JSON object. */
function isJson({ text, json }: Letter): Refusal | undefined {
  if (text.trim() === '') return refuse('06')
  return typeof json !== 'object' || json === null || Array.isArray(json) ? refuse('43') : undefined
}

/** 07 to 10, 43: its parts are there. */
function hasParts({ json, data }: Letter): Refusal | undefined {
  const outer = asObject(json)
  const isPart = (value: unknown) => typeof value === 'object' && value !== null
  if (!isPart(outer.globalInfo)) return refuse('07')
  if (!isPart(outer.data)) return refuse('08')
  if (!isPart(outer.returnStateInfo)) return refuse('09')
  if (!isPart(asObject(outer.data).dataDescription)) return refuse('10')
  return data ? undefined : refuse('43')
}

interface GlobalRule {
  readonly name: string
  readonly empty?: ReturnCode
  readonly longer?: readonly [ReturnCode, maxBytes: number]
  readonly among?: readonly [ReturnCode, readonly string[]]
}

const GLOBALS: readonly GlobalRule[] = [
  { name: 'interfaceCode', empty: '11' },
  { name: 'userName', empty: '12' },
  { name: 'taxpayerID', empty: '13' },
  { name: 'deviceMAC', empty: '14', longer: ['29', 25] },
  { name: 'appId', empty: '16', longer: ['30', 5] },
  { name: 'version', empty: '17', longer: ['24', 15] },
  { name: 'dataExchangeId', empty: '18', longer: ['25', 32] },
  { name: 'requestCode', empty: '19', among: ['26', ['TP']] },
  { name: 'responseCode', empty: '21', among: ['27', ['TA']] },
  { name: 'requestTime', empty: '20' },
  { name: 'longitude', empty: '34', longer: ['35', 60] },
  { name: 'latitude', empty: '36', longer: ['37', 60] },
  { name: 'agentType', among: ['3058', ['', '0', '1', '2']] },
]

/** 11 to 30, 34 to 37, 3058: the members of globalInfo. */
function hasGlobals({ globalInfo }: Letter): Refusal | undefined {
  for (const { name, empty, longer, among } of GLOBALS) {
    const value = globalInfo[name] ?? ''
    if (empty && value === '') return refuse(empty)
    if (longer && Buffer.byteLength(value) > longer[1]) return refuse(longer[0])
    if (among && !among[1].includes(value)) return refuse(among[0])
  }
  return undefined
}

/** 05: the application is one that may come this way. */
function appIsAllowed({ globalInfo, door }: Letter): Refusal | undefined {
  return door.appIds.includes(globalInfo.appId ?? '') ? undefined : refuse('05')
}

/** 31, 28: the time is readable and near. T101 may be off, or nobody could ever set a clock by it. */
function isOnTime({ globalInfo, now }: Letter): Refusal | undefined {
  const time = parseEat(globalInfo.requestTime ?? '', 'yyyy-MM-dd HH:mm:ss')
  if (!time) return refuse('31')
  const off = Math.abs(time.getTime() - now.getTime())
  return off > TEN_MINUTES_MS && globalInfo.interfaceCode !== 'T101' ? refuse('28') : undefined
}

/** 01, 99: the interface exists, and is simulated. */
function isKnown({ globalInfo, interfaces }: Letter): Refusal | undefined {
  const code = globalInfo.interfaceCode ?? ''
  if (Object.hasOwn(interfaces, code)) return undefined
  if (!Object.hasOwn(EFRIS_INTERFACES, code)) return refuse('01')
  return notCovered(`interface ${code} (${EFRIS_INTERFACES[code]})`)
}

/** 100 to 102: who asks is registered. */
function taxpayerIsRegistered({ globalInfo, books }: Letter): Refusal | undefined {
  const taxpayer = books.taxpayers.get(globalInfo.tin ?? '')
  if (!taxpayer) return refuse('100')
  if (taxpayer.status !== 'registered') return refuse('101')
  return taxpayer.branchStatus === 'active' ? undefined : refuse('102')
}

/** 400, 401, 403, 3088: the device is the taxpayer's, and registered a key where messages are signed, if it does not ask for one. */
function deviceIsRegistered({ globalInfo, books, keys, door, suite }: Letter): Refusal | undefined {
  const { tin = '', deviceNo = '', interfaceCode } = globalInfo
  const taxpayer = books.taxpayers.get(tin)!
  if (!door.admits(deviceNo, taxpayer, books.devices)) return refuse('400')
  const needsKey = suite.signatureHash !== 'none' && interfaceCode !== KEY_REQUEST
  if (needsKey && !keys.publicKey(deviceNo)) return refuse('401')
  if (taxpayer.deviceStatus === 'abnormal') return refuse('403')
  return taxpayer.deviceStatus === 'blocked' ? refuse('3088') : undefined
}

/** 401, 402: there is a session key, not older than a day, where one is needed. */
function sessionIsOpen({ globalInfo, interfaces, session, now, suite }: Letter): Refusal | undefined {
  if (suite.cipher !== 'aes' || !interfaces[globalInfo.interfaceCode ?? '']?.needsKey) return undefined
  if (!session) return refuse('401')
  return now.getTime() - session.madeAt.getTime() > DAY_MS ? refuse('402') : undefined
}

/** 39, 38: content is signed by the device, where messages are signed. Who asks for a key need not sign. */
function isSigned({ globalInfo, data, keys, suite: { signatureHash } }: Letter): Refusal | undefined {
  if (signatureHash === 'none' || !data?.content) return undefined
  const isKeyRequest = globalInfo.interfaceCode === KEY_REQUEST
  if (!data.signature) return isKeyRequest ? undefined : refuse('39')
  const key = keys.publicKey(globalInfo.deviceNo ?? '')
  if (!key) return isKeyRequest ? undefined : refuse('38')
  const [content, signature] = [Buffer.from(data.content), Buffer.from(data.signature, 'base64')]
  return verifyRsa(signatureHash, key, content, signature) ? undefined : refuse('38')
}

/** What is checked before anything is opened, in the order in which the sandbox does it; the authority's is unpublished. */
export const ENVELOPE_RULES: readonly Rule<Letter>[] = [
  isJson,
  hasParts,
  hasGlobals,
  appIsAllowed,
  isOnTime,
  isKnown,
  taxpayerIsRegistered,
  deviceIsRegistered,
  sessionIsOpen,
  isSigned,
]
