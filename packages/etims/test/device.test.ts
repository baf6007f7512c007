import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import {
  type DeviceId,
  type EtimsClientOptions,
  type KeyStore,
  MemoryKeyStore,
  SealedFileKeyStore,
} from '@risiti/etims'
import { afterEach, describe, expect, it } from 'vitest'
import { openFake } from './fake-client.js'
import { reply } from './fake-kra.js'
import { info } from './samples.js'

const cleanups: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

/** A KRA that hands out its key once, and says 902 afterwards. */
function kraThatGivesOnce() {
  let given = false
  return (response: import('node:http').ServerResponse, arrived: import('./fake-kra.js').Arrived) => {
    if (!arrived.path.endsWith('nitInfo') && !/initialize|selectInitOsdcInfo/.test(arrived.path))
      return reply('001')(response)
    const answer = given ? reply('902') : reply('000', { info })
    given = true
    answer(response)
  }
}

const start = (answer: Parameters<typeof openFake>[1], more: Partial<EtimsClientOptions> = {}) =>
  openFake(cleanups, answer, { cmcKey: undefined, ...more })

const ask = { dvcSrlNo: 'SN-1' }
const list = { lastReqDt: '20260101000000' }

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'keys-'))
  cleanups.push(() => rm(path, { recursive: true, force: true }))
  return path
}

describe('initialisation', () => {
  it('hands the key to the client and to the store', async () => {
    const keyStore = new MemoryKeyStore()
    const { client, calls } = await start(kraThatGivesOnce(), { keyStore })
    const { resultCd, data } = await client.selectInitOsdcInfo(ask)
    expect([resultCd, data?.info]).toEqual(['000', info])
    await client.selectItems(list)
    expect(calls()[1]!.headers.cmckey).toBe(info.cmcKey)
  })

  it('hands the key over as well when its text was prepared before', async () => {
    const keyStore = new MemoryKeyStore()
    const { client } = await start(kraThatGivesOnce(), { keyStore })
    const text = client.prepare('selectInitOsdcInfo', ask)
    expect(await client.sendPrepared('selectInitOsdcInfo', text)).toMatchObject({ data: { info } })
    expect(await keyStore.load(idOf(client))).toEqual(info)
  })

  it('goes on with the stored key when KRA says 902, in another process too', async () => {
    const path = await folder()
    const keys = () => new SealedFileKeyStore({ folder: path, passphrase: 'a passphrase of a test' })
    const kra = kraThatGivesOnce()
    const { client, calls } = await start(kra, { keyStore: keys() })
    await client.selectInitOsdcInfo(ask)
    const environment = originOf(client)
    const later = await start(kra, { keyStore: keys(), environment })
    const again = await later.client.selectInitOsdcInfo(ask)
    expect(again).toMatchObject({ resultCd: '902', data: { info } })
    await later.client.selectItems(list)
    expect(calls().at(-1)!.headers.cmckey).toBe(info.cmcKey)
  })

  it('is not needed by a process that finds the key in the store', async () => {
    const keyStore = new MemoryKeyStore()
    const { client, calls } = await start(reply('001'), { keyStore })
    await keyStore.save(idOf(client), info)
    await client.selectItems(list)
    expect(calls().map(({ headers }) => headers.cmckey)).toEqual([info.cmcKey])
  })

  it('fails with 902 and the way out when the key is nowhere', async () => {
    const { client } = await start(reply('902'))
    await expect(client.selectInitOsdcInfo(ask)).rejects.toMatchObject({
      code: 'etims-902',
      retry: 'never',
      fix: expect.stringMatching(/stored[\s\S]*KRA/),
    })
  })

  it('goes on with a key that the client was given', async () => {
    const { client } = await start(reply('902'), { cmcKey: info.cmcKey })
    expect(await client.selectInitOsdcInfo(ask)).toMatchObject({ resultCd: '902', data: null })
  })

  it('is harmless to repeat on a unit that keeps its own keys', async () => {
    const { client } = await start(reply('902'), { channel: 'vscu' })
    expect(await client.selectInitOsdcInfo(ask)).toMatchObject({ resultCd: '902', data: null })
  })

  it('is not repeated at the gateway, where a repeat harms the device', async () => {
    const { client, calls } = await start(kraThatGivesOnce(), { channel: 'gavaconnect' })
    await client.selectInitOsdcInfo(ask)
    expect(await client.selectInitOsdcInfo(ask)).toMatchObject({
      resultCd: '902',
      resultMsg: expect.stringContaining('nothing was sent'),
      data: { info },
    })
    expect(calls()).toHaveLength(1)
  })

  it('asks once when it is called twice at the same time', async () => {
    const { client, calls } = await start(kraThatGivesOnce())
    const both = await Promise.all([client.selectInitOsdcInfo(ask), client.selectInitOsdcInfo(ask)])
    expect(both.map(({ resultCd, data }) => [resultCd, data?.info])).toEqual([
      ['000', info],
      ['902', info],
    ])
    expect(calls()).toHaveLength(2)
  })

  it.each(['901', '903'])('that fails with %s says who can mend it', async (resultCd) => {
    const { client } = await start(reply(resultCd))
    const error = await client.selectInitOsdcInfo(ask).catch((caught: unknown) => caught)
    expect(error).toMatchObject({ resultCd, fix: expect.stringMatching(/portal|KRA/) })
  })
})

/** A store that breaks where the test says. */
class BrokenStore extends MemoryKeyStore implements KeyStore {
  broken: 'reserve' | 'save' | undefined

  override async reserve(): Promise<void> {
    if (this.broken === 'reserve') throw new Error('no room to reserve')
  }

  override async save(device: DeviceId, record: Parameters<KeyStore['save']>[1]): Promise<void> {
    if (this.broken === 'save') throw new Error('disk full')
    await super.save(device, record)
  }
}

describe('a key store that fails', () => {
  it('before the call stops it: nothing is sent', async () => {
    const keyStore = new BrokenStore()
    keyStore.broken = 'reserve'
    const { client, calls } = await start(kraThatGivesOnce(), { keyStore })
    await expect(client.selectInitOsdcInfo(ask)).rejects.toThrow('no room to reserve')
    expect(calls()).toHaveLength(0)
  })

  it('after the call loses nothing: the same call stores the key, and sends nothing', async () => {
    const keyStore = new BrokenStore()
    keyStore.broken = 'save'
    const { client, calls } = await start(kraThatGivesOnce(), { keyStore })
    await expect(client.selectInitOsdcInfo(ask)).rejects.toMatchObject({
      code: 'key-not-stored',
      fix: expect.stringContaining('call selectInitOsdcInfo again'),
    })
    await client.selectItems(list)
    expect(calls()[1]!.headers.cmckey).toBe(info.cmcKey)
    keyStore.broken = undefined
    expect(await client.selectInitOsdcInfo(ask)).toMatchObject({ resultCd: '000', data: { info } })
    expect(await keyStore.load(idOf(client))).toEqual(info)
    expect(calls()).toHaveLength(2)
  })

  it('does not lose the key of an answer that lacks something else', async () => {
    const keyStore = new MemoryKeyStore()
    const { taxprNm, ...incomplete } = info
    const { client } = await start(reply('000', { info: incomplete }), { keyStore })
    await expect(client.selectInitOsdcInfo(ask)).rejects.toMatchObject({ code: 'answer-unreadable' })
    expect(await keyStore.load(idOf(client))).toEqual(incomplete)
  })
})

/** The origin that a client talks to, out of what it shows of itself. */
function originOf(client: object): string {
  return /origin: '([^']+)'/.exec(inspect(client))![1]!
}

function idOf(client: object): DeviceId {
  return { origin: originOf(client), tin: 'P000000001X', bhfId: '00' }
}
