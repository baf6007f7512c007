import type { Operation } from '@risiti/core'
import { SUITES } from '@risiti/efris/crypto'
import { type SealedData, signText, writeEnvelope } from '@risiti/efris/envelope'
import * as operations from '@risiti/efris/operations'
import type { z } from 'zod'
import type { Perform } from '../acts.js'
import type { Wire } from '../exchange.js'
import { wordsOf } from '../leniency.js'
import type { Answered, Call, Mount } from '../mount.js'
import type { EfrisBooks } from './books.js'
import { EFRIS_INTERFACES } from './catalogue.js'
import { type Outcome, refuseFreely, type Visit } from './contract.js'
import { type Door, doorNow } from './doors.js'
import { handlers } from './handlers/index.js'
import { asObject, asTexts, readInput } from './input.js'
import type { Keyring } from './keys.js'
import { inAlphabet, inOrder } from './noise.js'
import { LOCAL_INTERFACES } from './offline.js'
import { pack } from './pack.js'
import { placeOf } from './perform.js'
import { type Letter, readOuter } from './rules/envelope.js'
import { textOf } from './said-codes.js'
import { veilSecrets } from './secrets.js'
import { spoilSignature } from './spoil.js'
import { unpack } from './unpack.js'
import { describeWire } from './wire.js'

/** The table says that these answers are encrypted; live ones come compressed and in the clear. */
const IN_THE_CLEAR: ReadonlySet<string> = new Set(['T115'])

const OPERATIONS = new Map(
  Object.entries(operations)
    .filter(([name]) => Object.hasOwn(handlers, name))
    .map(([name, operation]) => [
      operation.code as string,
      {
        name: name as keyof typeof handlers,
        operation: operation as Operation,
        request: operation.request as () => z.ZodType,
      },
    ]),
)

const INTERFACES = Object.fromEntries(
  [...OPERATIONS].map(
    ([
      code,
      {
        operation: { encrypted },
      },
    ]) => [code, { needsKey: encrypted?.request === true || encrypted?.response === true }],
  ),
)

const OUTERS = new WeakMap<Call, ReturnType<typeof readOuter>>()

/** The outer message of a call, read once. */
function outerOf(call: Call): ReturnType<typeof readOuter> {
  const outer = OUTERS.get(call) ?? readOuter(call.body)
  OUTERS.set(call, outer)
  return outer
}

/** No text is published of an interface that cannot be served without the authority. This one is ours. */
const OFFLINE = 'The enabler is offline now, and cannot reach the authority!'

interface Authority {
  readonly books: EfrisBooks
  readonly keys: Keyring
  readonly now: Date
  readonly perform: Perform
  readonly publicUrl: string
}

/** Speaks EFRIS through one door over one set of books. */
export function mountEfris(door: Door, authority: (now: Date) => Authority): Mount {
  const open = (call: Call, now: Date) => letterOf(call, door, authority(now))
  return {
    authority: 'efris',
    door: door.name,
    serves: (path) => door.paths.includes(path),
    namesOf: (call) => {
      const code = outerOf(call).globalInfo.interfaceCode ?? ''
      return [methodOf(code), code, call.path]
    },
    deviceOf: (call) => outerOf(call).globalInfo.deviceNo,
    answer: async (call, now) => {
      await authority(now).keys.prepare([outerOf(call).globalInfo.deviceNo ?? ''])
      return answer(open(call, now), authority(now).perform)
    },
    says: (code, message) => textOf(code, message) !== undefined,
    say: (call, now, returnCode, message) => {
      const letter = open(call, now)
      const outcome = { returnCode, returnMessage: textOf(returnCode, message)! }
      return tell(letter, outcome, letter.json, describeWire(letter))
    },
    expireKey: (call) => {
      const { deviceNo = '' } = outerOf(call).globalInfo
      authority(new Date(0)).keys.expireSession(deviceNo)
    },
    spoilSignature,
  }
}

function methodOf(code: string): string {
  return Object.hasOwn(EFRIS_INTERFACES, code) ? EFRIS_INTERFACES[code]! : ''
}

function letterOf(call: Call, entrance: Door, authority: Authority): Letter {
  const { books, keys, now, publicUrl } = authority
  const outer = outerOf(call)
  const door = doorNow(entrance, books.link)
  const session = keys.session(outer.globalInfo.deviceNo ?? '')
  const suite = door.suiteOf(SUITES[books.switches.suite])
  // Members before what is spread: V8 is far slower the other way round.
  return { books, keys, now, publicUrl, door, suite, session, interfaces: INTERFACES, ...outer }
}

async function answer(letter: Letter, perform: Perform): Promise<Answered> {
  const { request, refusal, wire, tolerated } = unpack(letter, intakeOf)
  const outcome = refusal ?? (await handle(letter, request, perform))
  const told = await tell(letter, outcome, refusal ? letter.json : request, wire)
  return { tolerated: wordsOf(tolerated), ...told }
}

/** Writes what a call comes to. */
async function tell(letter: Letter, outcome: Outcome, request: unknown, wire: Wire): Promise<Answered> {
  const code = letter.globalInfo.interfaceCode ?? ''
  const content = outcome.content === undefined ? undefined : JSON.stringify(inOrder(outcome.content))
  return {
    body: await write(letter, outcome, content),
    operation: methodOf(code) || code,
    device: letter.globalInfo.deviceNo,
    request,
    response: content,
    code: outcome.returnCode,
    message: outcome.returnMessage,
    isAccepted: outcome.returnCode === '00',
    rule: outcome.returnCode === '00' ? undefined : outcome.rule || methodOf(code) || undefined,
    notes: outcome.notes ?? [],
    wire,
  }
}

function intakeOf(interfaceCode: string) {
  const { request, operation } = OPERATIONS.get(interfaceCode)!
  return { schema: request(), isSealed: operation.encrypted?.request === true }
}

/** Has an admitted call performed. T104 stands apart: its keys are random, and no part of the books. */
async function handle(letter: Letter, request: unknown, perform: Perform): Promise<Outcome> {
  const { books, keys, now, publicUrl, door, globalInfo } = letter
  const { name: method, request: schema } = OPERATIONS.get(globalInfo.interfaceCode!)!
  if (door.isOffline && !LOCAL_INTERFACES.has(globalInfo.interfaceCode!)) return refuseFreely(OFFLINE)
  const at = now.toISOString()
  await perform('place', placeOf(globalInfo, at))
  const input = veilSecrets(readInput(schema(), request), keys)
  if (method !== 'getSymmetricKey')
    return perform('efris', { at, door: door.name, method, globalInfo, input, publicUrl })
  const taxpayer = books.taxpayers.get(globalInfo.tin!)!
  const visit: Visit = { books, keys, now, publicUrl, door, globalInfo, taxpayer }
  return (await handlers.getSymmetricKey())(undefined, visit)
}

async function write(letter: Letter, outcome: Outcome, content: string | undefined): Promise<string> {
  const { door, suite, keys } = letter
  const { returnCode, returnMessage } = outcome
  const packed = packContent(letter, content)
  const signature = await signText(packed.content, door.signatureOf(returnCode, suite), keys.serverKey)
  return writeEnvelope({ signature, ...packed }, echo(letter, outcome), { returnCode, returnMessage })
}

function packContent(letter: Letter, content: string | undefined): Omit<SealedData, 'signature'> {
  const { door, suite, session, books, keys, globalInfo } = letter
  const { gzipAboveBytes, gzipInside, gzipCutBytes } = books.switches
  return pack(content, {
    gzipAboveBytes,
    gzipInside,
    gzipCutBytes,
    suite,
    isSealed: isSealed(globalInfo.interfaceCode ?? ''),
    aesKey: session?.key,
    publicKey: keys.publicKey(globalInfo.deviceNo ?? ''),
    plainCode: door.plainCode,
  })
}

function isSealed(interfaceCode: string): boolean {
  const encrypted = OPERATIONS.get(interfaceCode)?.operation.encrypted
  return encrypted?.response === true && !IN_THE_CLEAR.has(interfaceCode)
}

/** Members come in the order of the alphabet. */
function echo({ json, books, door, globalInfo }: Letter, { extend }: Outcome): object {
  const members = door.echo({
    sent: globalInfo,
    sentExtend: asTexts(asObject(asObject(json).globalInfo).extendField),
    extend,
    taxpayer: books.taxpayers.get(globalInfo.tin ?? ''),
  })
  return inAlphabet(members)
}
