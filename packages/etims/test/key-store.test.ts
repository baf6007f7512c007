import { inspect } from 'node:util'
import { MemoryKeyStore } from '@risiti/etims'
import { describe, expect, it } from 'vitest'

const DEVICE = { origin: 'http://127.0.0.1:8788', tin: 'P000000001X', bhfId: '00' }

describe('a key store in memory', () => {
  it('keeps the last record of each device at each host', async () => {
    const store = new MemoryKeyStore()
    await store.reserve()
    expect(await store.load(DEVICE)).toBeUndefined()
    await store.save(DEVICE, { cmcKey: 'first' })
    await store.save({ ...DEVICE, bhfId: '01' }, { cmcKey: 'branch' })
    await store.save({ ...DEVICE, origin: 'https://etims-api.kra.go.ke' }, { cmcKey: 'host' })
    await store.save(DEVICE, { cmcKey: 'last', sdcId: 'KRACU04' })
    expect(await store.load(DEVICE)).toEqual({ cmcKey: 'last', sdcId: 'KRACU04' })
    expect(await store.load({ ...DEVICE, bhfId: '01' })).toEqual({ cmcKey: 'branch' })
  })

  it('gives copies, and shows nothing of them', async () => {
    const store = new MemoryKeyStore()
    const info = { cmcKey: 'canary', list: [1] }
    await store.save(DEVICE, info)
    info.list.push(2)
    const loaded = await store.load(DEVICE)
    Object.assign(loaded ?? {}, { cmcKey: 'changed' })
    expect(await store.load(DEVICE)).toEqual({ cmcKey: 'canary', list: [1] })
    expect(inspect(store, { depth: 10, showHidden: true })).not.toContain('canary')
  })
})
