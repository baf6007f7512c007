import { afterEach, describe, expect, it } from 'vitest'
import { fiscalised, LaneBench, NOTHING_SOLD, PROBLEM, type Script } from '../support/lane.js'

let bench: LaneBench

afterEach(() => bench.close())

const CONTENT = JSON.stringify({ document: { lines: [] }, calculation: NOTHING_SOLD })

const revise = (document: string, body: string) =>
  bench.store.write('reviseDocument', {
    account: 'default',
    document,
    revision: 1,
    body,
    content: CONTENT,
    number: 'B',
    type: 'receipt',
    now: Date.now(),
  })

const cancel = (document: string) =>
  bench.store.write('cancelDocument', {
    account: 'default',
    document,
    reason: 'left',
    by: undefined,
    returns: 'number',
    now: Date.now(),
  })

const numbered = { sequence: 'number' } as const

describe('a document that waits to be sent', () => {
  it('is sent as it was revised, also when the text of before was being written', async () => {
    const sent: string[] = []
    let signIns = 0
    const script: Script = {
      ready: async () => {
        if (++signIns === 1) expect(await revise('doc_1', '{"second":1}')).toBe('done')
      },
      prepare: ({ revision }) => String(revision),
      send: async (text) => {
        sent.push(text)
        return fiscalised(text)
      },
    }
    bench = await LaneBench.open(script)
    await bench.accept()
    await bench.until(([first]) => first!.status === 'fiscalised')
    expect(sent).toEqual(['2'])
  })

  it('is not sent when it was cancelled while its text was being written', async () => {
    const sent: string[] = []
    let signIns = 0
    const script: Script = {
      ...numbered,
      ready: async () => {
        if (++signIns === 1) expect(await cancel('doc_1')).toBe('done')
      },
      send: async (text) => {
        sent.push(text)
        return fiscalised(text)
      },
    }
    bench = await LaneBench.open(script)
    await bench.accept(2)
    const documents = await bench.until(([, second]) => second!.status === 'fiscalised')
    expect(sent).toEqual(['doc_2'])
    expect(documents.map(({ sequence }) => sequence ?? null)).toEqual([null, 1])
  })

  it('gives its number to the next when it is cancelled', async () => {
    let isDown = true
    const send: Script['send'] = async (text) =>
      isDown ? { kind: 'not_sent', problem: PROBLEM } : fiscalised(text)
    bench = await LaneBench.open({ ...numbered, send }, { retryMs: 60_000 })
    await bench.accept(2)
    await bench.until(([first]) => first!.sequence === 1 && first!.status === 'queued')
    isDown = false
    expect(await cancel('doc_1')).toBe('done')
    expect(await cancel('doc_1')).toBe('same')
    bench.wake()
    const documents = await bench.until(([, second]) => second!.status === 'fiscalised')
    expect(documents.map(({ status, sequence }) => [status, sequence ?? null])).toEqual([
      ['cancelled', null],
      ['fiscalised', 1],
    ])
  })

  it('keeps its place when it is revised', async () => {
    const sent: string[] = []
    let isOpen = false
    const script: Script = {
      ready: () => (isOpen ? Promise.resolve() : Promise.reject(new Error('down'))),
      send: async (text) => {
        sent.push(text)
        return fiscalised(text)
      },
    }
    bench = await LaneBench.open(script, { retryMs: 5 })
    await bench.accept(2)
    await bench.until(([first]) => first!.problem !== undefined)
    expect(await revise('doc_1', '{"second":1}')).toBe('done')
    isOpen = true
    await bench.until((documents) => documents.every(({ status }) => status === 'fiscalised'))
    expect(sent).toEqual(['doc_1', 'doc_2'])
  })
})
