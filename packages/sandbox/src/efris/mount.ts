import type { Operation } from '@risiti/core'
import { SUITES, signRsa } from '@risiti/efris/crypto'
import { OpenError, openContent, readInner, seal, writeEnvelope } from '@risiti/efris/envelope'
import * as operations from '@risiti/efris/operations'
import { z } from 'zod'
import type { Answered, Call, Mount } from '../mount.js'
import type { EfrisBooks } from './books.js'
import { EFRIS_INTERFACES } from './catalogue.js'
import { firstRefusal, type Handler, type Outcome, type Refusal, refuse, type Visit } from './contract.js'
import { handlers } from './handlers/index.js'
import { asObject, asTexts, readInput } from './input.js'
import type { Keyring } from './keys.js'
import { inOrder } from './noise.js'
import { ENVELOPE_RULES, type Letter, readOuter } from './rules/envelope.js'

const PATHS = ['/efrisws/ws/taapp/getInformation', '/ws/taapp/getInformation']

/** Inner answers above this are compressed; the authority's own limit is unpublished. */
const GZIP_ABOVE_BYTES = 8 * 1024

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

interface Authority {
  readonly books: EfrisBooks
  readonly keys: Keyring
  readonly now: Date
}

/** Speaks EFRIS over one set of books. */
export function mountEfris(authority: () => Authority): Mount {
  return {
    authority: 'efris',
    serves: (path) => PATHS.includes(path),
    namesOf: (call) => {
      const code = readOuter(call.body).globalInfo.interfaceCode ?? ''
      return [methodOf(code), code, call.path]
    },
    answer: (call) => answer(call, authority()),
  }
}

function methodOf(code: string): string {
  return Object.hasOwn(EFRIS_INTERFACES, code) ? EFRIS_INTERFACES[code]! : ''
}

async function answer(call: Call, authority: Authority): Promise<Answered> {
  const outer = readOuter(call.body)
  const session = authority.keys.session(outer.globalInfo.deviceNo ?? '')
  const letter: Letter = { ...outer, ...authority, session, interfaces: INTERFACES }
  const opened = open(letter)
  const outcome = 'refused' in opened ? opened : await handle(letter, opened.request)
  const code = letter.globalInfo.interfaceCode ?? ''
  const content = outcome.content === undefined ? undefined : inOrder(outcome.content)
  return {
    body: await write(letter, outcome, content),
    operation: methodOf(code) || code,
    device: letter.globalInfo.deviceNo,
    request: 'refused' in opened ? letter.json : opened.request,
    response: content,
    code: outcome.returnCode,
    message: outcome.returnMessage,
    notes: outcome.notes ?? [],
  }
}

/** Checks the outer message and opens the inner one. Content on interfaces that take none is left closed. */
function open(letter: Letter): { readonly request: unknown } | Refusal {
  const refusal = firstRefusal(ENVELOPE_RULES, letter)
  if (refusal) return refusal
  const code = letter.globalInfo.interfaceCode!
  const schema = OPERATIONS.get(code)!.request()
  if (schema instanceof z.ZodUndefined) return { request: undefined }
  let text: string | undefined
  try {
    text = openContent(letter.data!, { suite: SUITES.practice, aesKey: letter.session?.key })
    return { request: text === undefined ? undefined : readContent(text, schema instanceof z.ZodArray) }
  } catch (error) {
    if (!(error instanceof OpenError)) throw error
    return error.layer === 'inner-json' && isText(text ?? '')
      ? refuse('2066', { fill: [['XXX', code]] })
      : refuse('15')
  }
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

async function handle(letter: Letter, request: unknown): Promise<Outcome> {
  const { books, keys, now, globalInfo } = letter
  const { name, request: schema } = OPERATIONS.get(globalInfo.interfaceCode!)!
  const visit: Visit = { books, keys, now, globalInfo, taxpayer: books.taxpayers.get(globalInfo.tin!)! }
  const handler = handlers[name] as Handler<Operation>
  return handler(readInput(schema(), request) as never, visit)
}

async function write(letter: Letter, outcome: Outcome, content: unknown): Promise<string> {
  const { keys, session, globalInfo } = letter
  const json = content === undefined ? undefined : JSON.stringify(content)
  const isSealed = OPERATIONS.get(globalInfo.interfaceCode ?? '')?.operation.encrypted?.response
  const sealed = await seal(json, {
    suite: SUITES.practice,
    signingKey: keys.serverKey,
    aesKey: isSealed ? session?.key : undefined,
    gzip: Buffer.byteLength(json ?? '') > GZIP_ABOVE_BYTES,
  })
  // Online, an answer without content is signed all the same.
  const signature = sealed.signature || (await signNothing(keys))
  const { returnCode, returnMessage } = outcome
  return writeEnvelope({ ...sealed, signature }, echo(letter, outcome), { returnCode, returnMessage })
}

async function signNothing(keys: Keyring): Promise<string> {
  return (await signRsa(SUITES.practice.signatureHash, keys.serverKey, Buffer.alloc(0))).toString('base64')
}

/** The request's globalInfo comes back, its time included; the taxpayer id is blanked and the register's name added. */
function echo({ json, books, globalInfo }: Letter, { extend }: Outcome): object {
  const taxpayer = books.taxpayers.get(globalInfo.tin ?? '')
  const sentExtend = asTexts(asObject(asObject(json).globalInfo).extendField)
  const members = {
    ...globalInfo,
    taxpayerID: '',
    extendField: {
      responseDateFormat: 'dd/MM/yyyy',
      responseTimeFormat: 'dd/MM/yyyy HH:mm:ss',
      ...sentExtend,
      ...extend,
    },
    ...(taxpayer ? { legalName: taxpayer.legalName, taxpayerUserId: taxpayer.userId } : {}),
  }
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)))
}
