import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { LENIENCIES, type Leniency } from '#src/leniency.js'
import { type Sandbox, startSandbox } from '#src/testing.js'
import type { Outer, PlainEfris } from '../foreign/plain-client.mjs'
import { connect, invoice, set } from './invoices.js'

/* Each tolerance both ways: taken and told, or refused with the code that comes nearest. */

let sandbox: Sandbox
let client: PlainEfris

beforeAll(async () => {
  sandbox = await startSandbox()
  client = await connect(sandbox)
})
afterAll(() => sandbox.close())
beforeEach(() => sandbox.reset())

const be = (strict: readonly Leniency[]) => sandbox.books.perform('switches', { strict })

type Change = (outer: Outer) => Outer
const data =
  (members: object): Change =>
  (outer) => ({ ...outer, data: { ...outer.data, ...members } })
const globals =
  (members: object): Change =>
  (outer) => ({ ...outer, globalInfo: { ...outer.globalInfo, ...members } })
const plain: Change = (outer) => {
  const content = Buffer.from('{"pageNo":"1","pageSize":"10"}').toString('base64')
  const dataDescription = { codeType: '0', encryptCode: '1', zipCode: '0' }
  return { ...outer, data: { content, signature: client.sign(content), dataDescription } }
}

const PAGE = { pageNo: '1', pageSize: '10' }

interface Case {
  readonly call: readonly [interfaceCode: string, inner: object | undefined, change?: Change]
  readonly what: string
  readonly kind: Leniency
  readonly code: string
}

const sale = (change: (document: object) => void) => {
  const document = invoice()
  change(document)
  return document
}

const CASES: readonly Case[] = [
  {
    call: ['T106', { ...PAGE, hello: '1' }],
    what: 'hello is not known',
    kind: 'unknown-members',
    code: '2066',
  },
  {
    call: ['T109', sale(set('goodsDetails.0.isZeroRate', '0'))],
    what: 'goodsDetails.isZeroRate is not known',
    kind: 'unknown-members',
    code: '2066',
  },
  {
    call: ['T106', PAGE, globals({ colour: 'red' })],
    what: 'globalInfo.colour is not known',
    kind: 'unknown-members',
    code: '43',
  },
  {
    call: ['T106', PAGE, data({ dataDescription: { codeType: '1', encryptCode: '2', zipCode: '0', a: '' } })],
    what: 'dataDescription has members that mean nothing',
    kind: 'unknown-members',
    code: '43',
  },
  {
    call: ['T106', { pageNo: 1, pageSize: '10' }],
    what: 'pageNo is a JSON number',
    kind: 'numbers-for-text',
    code: '2066',
  },
  {
    call: ['T109', sale(set('payWay.0.paymentAmount', 233500))],
    what: 'payWay.paymentAmount is a JSON number',
    kind: 'numbers-for-text',
    code: '2066',
  },
  {
    call: ['T106', PAGE, globals({ taxpayerID: 1 })],
    what: 'globalInfo.taxpayerID is a JSON number',
    kind: 'numbers-for-text',
    code: '43',
  },
  {
    call: ['T106', PAGE, data({ dataDescription: { codeType: '1', encryptCode: '2' } })],
    what: 'zipCode is missing',
    kind: 'missing-members',
    code: '10',
  },
  {
    call: ['T103', undefined, data({ signature: null })],
    what: 'signature is null or missing',
    kind: 'missing-members',
    code: '39',
  },
  {
    call: ['T103', undefined, data({ content: null })],
    what: 'content is null or missing',
    kind: 'missing-members',
    code: '08',
  },
  {
    call: ['T106', PAGE, data({ dataDescription: { codeType: '0', encryptCode: '2', zipCode: '0' } })],
    what: 'codeType says plain, the content is sealed',
    kind: 'wrong-flags',
    code: '15',
  },
  {
    call: ['T106', PAGE, plain],
    what: 'the interface takes sealed content, the content is plain',
    kind: 'other-sealing',
    code: '15',
  },
  {
    call: ['T103', {}],
    what: 'the interface takes no content, and it was ignored',
    kind: 'other-sealing',
    code: '15',
  },
]

/** What a call with true flags is answered with, but for a change. */
async function codeOf(interfaceCode: string, inner?: object, change: Change = (outer) => outer) {
  const isSealed = inner !== undefined && Object.keys(inner).length > 0
  const dataDescription = { codeType: isSealed ? '1' : '0', encryptCode: isSealed ? '2' : '1', zipCode: '0' }
  const honest = (outer: Outer) => change(data({ dataDescription })(outer))
  return (await client.call(interfaceCode, inner, { change: honest })).returnCode
}

describe.each(CASES)('$what', ({ call, what, kind, code }) => {
  const [interfaceCode, inner, change] = call
  const ask = () => codeOf(interfaceCode, inner, change)

  test('is taken, and told', async () => {
    expect(await ask()).toBe('00')
    expect(sandbox.journal().at(-1)!.tolerated).toEqual([what])
  })

  test(`${code}: is refused where it is not tolerated`, async () => {
    await be([kind])
    expect(await ask()).toBe(code)
    expect(sandbox.journal().at(-1)).toMatchObject({
      tolerated: [],
      rule: 'isNotTolerated',
      notes: [`Not tolerated: ${what}.`],
    })
    await be(LENIENCIES.filter((each) => each !== kind))
    expect(await ask()).toBe('00')
  })
})

test('a document as the documents have it passes where nothing is tolerated', async () => {
  await be(LENIENCIES)
  expect(await codeOf('T103')).toBe('00')
  expect(await codeOf('T109', invoice())).toBe('00')
})

describe('strictness', () => {
  const write = (body: unknown) =>
    fetch(`${sandbox.url}/_sandbox/switches`, {
      method: 'POST',
      headers: { 'x-risiti-control': '1' },
      body: JSON.stringify(body),
    })

  test.each([
    [true, LENIENCIES],
    [false, []],
    [['numbers-for-text'], ['numbers-for-text']],
  ])('%j over the control interface', async (strict, kinds) => {
    const answer = await (await write({ strict })).json()
    expect(answer).toMatchObject({ efris: { strict: kinds }, etims: { strict: kinds } })
  })

  test('is refused where no such kind is', async () => {
    expect((await write({ strict: ['everything'] })).status).toBe(400)
  })

  test('from the start outlives a reset', async () => {
    const strict = await startSandbox({ strict: LENIENCIES })
    strict.reset()
    expect(strict.books.efris.switches.strict).toEqual(LENIENCIES)
    expect(strict.books.etims.switches.strict).toEqual(LENIENCIES)
    await strict.close()
  })
})
