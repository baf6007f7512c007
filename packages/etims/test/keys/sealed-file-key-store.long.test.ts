import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect } from 'node:util'
import { ConfigurationError } from '@risiti/core'
import { type DeviceId, type DeviceInfo, SealedFileKeyStore } from '@risiti/etims'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'

const PASSPHRASE = 'five plain words in a row'
const KEY = '0123456789ABCDEF-canary-0123456789ABCDEF'
const DEVICE = { origin: 'https://etims-api-sbx.kra.go.ke', tin: 'P000000001X', bhfId: '00' }
/** Where a record has its salt: after eight bytes that name its form, and three that say how slow it is. */
const [SALT_AT, SALT_BYTES] = [11, 16]
const INFO = {
  cmcKey: KEY,
  sdcId: 'KRACU0400000001',
  taxprNm: 'Café Ñandú 東京',
  dvcId: null,
  nested: { a: [1] },
}

const place = mkdtempSync(join(tmpdir(), 'risiti-keys-'))
const folder = join(place, 'made', 'keys')

beforeEach(() => () => rmSync(join(place, 'made'), { recursive: true, force: true }))
afterAll(() => rmSync(place, { recursive: true }))

/** A store as a new process has it, which makes its slow key anew. */
const openAnew = (passphrase = PASSPHRASE) => new SealedFileKeyStore({ folder, passphrase })

/** One store for all tests that need no more: its key is made once. */
const shared = openAnew()
const open = () => shared
const files = () => readdirSync(folder).sort()
const bytesOf = (name: string) => readFileSync(join(folder, name))

async function expectRefusal(attempt: Promise<unknown>, code: string): Promise<void> {
  const error = await attempt.then(
    () => Promise.reject(new Error('nothing was thrown')),
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(ConfigurationError)
  expect(error).toMatchObject({ code, fix: expect.stringMatching(/./) })
  expect((error as ConfigurationError).cause).toBeTruthy()
  const shown = inspect(error, { depth: 10, showHidden: true })
  for (const secret of [KEY, PASSPHRASE]) expect(shown).not.toContain(secret)
}

describe('a saved record', () => {
  it('is there for the next process, as it was', async () => {
    expect(await openAnew().load(DEVICE)).toBeUndefined()
    await openAnew().save(DEVICE, INFO)
    expect(await openAnew().load(DEVICE)).toEqual(INFO)
  })

  it.each([
    ['host', { origin: 'https://etims-api.kra.go.ke' }],
    ['taxpayer', { tin: 'P000000002X' }],
    ['branch', { bhfId: '01' }],
  ])(
    'is nothing to the same device at another %s, even when the file is given its name',
    async (_what, other) => {
      const store = open()
      await store.save(DEVICE, INFO)
      expect(await store.load({ ...DEVICE, ...other })).toBeUndefined()
      const [mine = ''] = files()
      await store.save({ ...DEVICE, ...other }, { cmcKey: 'other' })
      const theirs = files().find((name) => name !== mine) ?? ''
      expect(theirs).not.toBe('')
      copyFileSync(join(folder, mine), join(folder, theirs))
      await expectRefusal(store.load({ ...DEVICE, ...other }), 'key-file-not-opened')
    },
  )

  it.runIf(process.platform !== 'win32')('can be read by nobody else', async () => {
    await open().save(DEVICE, INFO)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(files().map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600])
  })

  it('shows neither the key nor what else is in it', async () => {
    const store = open()
    await store.reserve(DEVICE)
    await store.save(DEVICE, INFO)
    await store.save(DEVICE, { ...INFO, cmcKey: `${KEY}-2` })
    const all = Buffer.concat(files().map(bytesOf)).toString('latin1')
    for (const text of [KEY, KEY.slice(0, 16), 'cmcKey', INFO.sdcId, PASSPHRASE]) {
      expect(all).not.toContain(text)
      expect(all).not.toContain(Buffer.from(text).toString('base64').slice(0, 12))
      expect(files().join()).not.toContain(text)
    }
    expect(inspect(store, { depth: 10, showHidden: true })).not.toMatch(/canary|five plain/)
  })

  it('stays when a later one has another key, and is not written twice', async () => {
    const store = open()
    await store.save(DEVICE, INFO)
    await store.save(DEVICE, INFO)
    expect(files()).toHaveLength(1)
    const before = bytesOf(files()[0] ?? '')
    await store.save(DEVICE, { cmcKey: 'another' })
    expect(await store.load(DEVICE)).toEqual({ cmcKey: 'another' })
    const [older = '', newer = ''] = files()
    expect([older.slice(-2), newer.slice(-2)]).toEqual(['.1', '.2'])
    expect(bytesOf(older)).toEqual(before)
    rmSync(join(folder, newer))
    expect(await store.load(DEVICE)).toEqual(INFO)
  })

  it('comes after the ninth too', async () => {
    const store = open()
    for (let number = 1; number <= 11; number++) await store.save(DEVICE, { number })
    expect(await store.load(DEVICE)).toEqual({ number: 11 })
  })

  it('is sealed with a nonce and a salt of its own', async () => {
    const sizes: number[] = []
    const random = (size: number) => Buffer.alloc(size, sizes.push(size))
    const store = new SealedFileKeyStore({ folder, passphrase: PASSPHRASE, random })
    await store.save(DEVICE, { cmcKey: 'one' })
    await store.save(DEVICE, { cmcKey: 'two' })
    expect(sizes).toEqual([16, 12, 12])
    const [first, second] = files().map(bytesOf)
    expect(first?.subarray(27, 39)).toEqual(Buffer.alloc(12, 2))
    expect(second?.subarray(27, 39)).toEqual(Buffer.alloc(12, 3))
    expect(await open().load(DEVICE)).toEqual({ cmcKey: 'two' })
  })

  it('stays in its folder, whatever the device is called', async () => {
    const store = open()
    const odd = [
      '../../escape',
      '/etc/x',
      'C:\\x',
      '..',
      '',
      '\0',
      'é',
      'É',
      'x'.repeat(300),
      '\ud800',
      'p',
      'P',
    ]
    const devices = odd.flatMap((text) => [
      { ...DEVICE, tin: text },
      { ...DEVICE, bhfId: text },
      { ...DEVICE, origin: text },
    ])
    for (const [number, device] of devices.entries()) await store.save(device, { number })
    const loaded = await Promise.all(devices.map((device) => store.load(device)))
    expect(loaded).toEqual(devices.map((_, number) => ({ number })))
    expect(new Set(files().map((name) => name.toLowerCase())).size).toBe(devices.length)
    for (const name of files()) expect(name).toMatch(/^[A-Za-z0-9]{0,20}-[A-Za-z0-9]{0,20}-[0-9a-f]{32}\.1$/)
    expect(readdirSync(place)).toEqual(['made'])
  })
})

describe('a passphrase', () => {
  it.each(['', 'eleven char', undefined])('such as %j is too short', (passphrase) => {
    expect(() => new SealedFileKeyStore({ folder, passphrase: passphrase as string })).toThrow(
      expect.objectContaining({ name: 'ConfigurationError', code: 'passphrase-invalid' }),
    )
  })

  it('that is another one is found before the call that cannot be had again', async () => {
    await open().save(DEVICE, INFO)
    const other = openAnew('another passphrase')
    await expectRefusal(other.reserve(DEVICE), 'key-file-not-opened')
    await expectRefusal(other.load(DEVICE), 'key-file-not-opened')
    expect(files()).toHaveLength(1)
  })

  it('that is another one loses no key, old or new', async () => {
    await open().save(DEVICE, INFO)
    const other = openAnew('another passphrase')
    await other.save(DEVICE, { cmcKey: 'another' })
    expect(await other.load(DEVICE)).toEqual({ cmcKey: 'another' })
    rmSync(join(folder, files()[1] ?? ''))
    expect(await open().load(DEVICE)).toEqual(INFO)
  })

  it('may be composed in either way', async () => {
    await openAnew('caf\u00e9 caf\u00e9 caf\u00e9').save(DEVICE, INFO)
    expect(await openAnew('cafe\u0301 cafe\u0301 cafe\u0301').load(DEVICE)).toEqual(INFO)
  })
})

describe('a file that is not as it was', () => {
  it('is refused whichever byte was changed', async () => {
    const store = open()
    await store.save(DEVICE, { cmcKey: KEY })
    const [name = ''] = files()
    const good = bytesOf(name)
    // A changed byte of the salt costs a key that is slow to make: in the suite, the outer ones stand for all.
    const isSlow = (at: number) => at > SALT_AT && at < SALT_AT + SALT_BYTES - 1
    for (let at = 0; at < good.length; at++) {
      if (isSlow(at) && process.env.RISITI_FUZZ !== 'long') continue
      const spoilt = Buffer.from(good)
      spoilt.writeUInt8(spoilt.readUInt8(at) ^ 1, at)
      writeFileSync(join(folder, name), spoilt)
      await expectRefusal(
        store.load(DEVICE),
        at < 8 ? 'key-file-damaged' : expect.stringMatching(/^key-file-/),
      )
    }
    writeFileSync(join(folder, name), good)
    expect(await store.load(DEVICE)).toEqual({ cmcKey: KEY })
  }, 60_000)

  it('is refused wherever it was cut, or when something follows', async () => {
    const store = open()
    await store.save(DEVICE, { cmcKey: KEY })
    const [name = ''] = files()
    const good = bytesOf(name)
    for (let size = 0; size < good.length; size++) {
      writeFileSync(join(folder, name), good.subarray(0, size))
      await expectRefusal(store.load(DEVICE), size < 55 ? 'key-file-damaged' : 'key-file-not-opened')
    }
    writeFileSync(join(folder, name), Buffer.concat([good, Buffer.of(0)]))
    await expectRefusal(store.load(DEVICE), 'key-file-not-opened')
  })

  it('is refused at once when its key would take too little work or too much', async () => {
    const store = open()
    await store.save(DEVICE, INFO)
    const [name = ''] = files()
    const good = bytesOf(name)
    const outside = [
      [8, 13],
      [8, 18],
      [8, 255],
      [9, 0],
      [9, 255],
      [10, 0],
      [10, 255],
    ] as const
    for (const [at, value] of outside) {
      const spoilt = Buffer.from(good)
      spoilt.writeUInt8(value, at)
      writeFileSync(join(folder, name), spoilt)
      await expectRefusal(store.load(DEVICE), 'key-file-damaged')
      await expectRefusal(store.reserve(DEVICE), 'key-file-damaged')
    }
  })

  it('is refused when it is that of another program', async () => {
    const store = open()
    await store.save(DEVICE, INFO)
    writeFileSync(join(folder, files()[0] ?? ''), JSON.stringify(INFO).repeat(5))
    await expectRefusal(store.load(DEVICE), 'key-file-damaged')
  })
})

describe('a reservation', () => {
  it('leaves nothing behind, before the first record and after it', async () => {
    const store = open()
    await store.reserve(DEVICE)
    expect(files()).toEqual([])
    await store.save(DEVICE, INFO)
    await store.reserve(DEVICE)
    expect(files()).toHaveLength(1)
  })

  it('finds that the folder cannot be one', async () => {
    mkdirSync(join(place, 'made'))
    writeFileSync(folder, 'a file in the way')
    await expectRefusal(open().reserve(DEVICE), 'key-store-unusable')
    await expectRefusal(open().load(DEVICE), 'key-store-unusable')
    await expectRefusal(open().save(DEVICE, INFO), 'key-store-unusable')
    expect(readFileSync(folder, 'utf8')).toBe('a file in the way')
  })

  it('finds that a record cannot be read', async () => {
    const store = open()
    await store.save(DEVICE, INFO)
    mkdirSync(join(folder, (files()[0] ?? '').replace(/1$/, '2')))
    await expectRefusal(store.reserve(DEVICE), 'key-store-unusable')
  })
})

describe('many at once', () => {
  it('keep the records of all devices', async () => {
    const store = open()
    const devices = Array.from({ length: 30 }, (_, index) => ({
      ...DEVICE,
      bhfId: String(index).padStart(2, '0'),
    }))
    await Promise.all(devices.map((device) => store.save(device, { cmcKey: `key-${device.bhfId}` })))
    const loaded = await Promise.all(devices.map((device) => store.load(device)))
    expect(loaded).toEqual(devices.map(({ bhfId }) => ({ cmcKey: `key-${bhfId}` })))
  })

  it('in two processes lose no key of one device', async () => {
    await Promise.all(['left', 'right'].map((name) => finished(saveMany(name, 25))))
    const kept = await keysInTurn()
    expect(kept).toHaveLength(50)
    expect(kept).toEqual(expect.arrayContaining(['left-1', 'left-25', 'right-1', 'right-25']))
    expect(new Set(kept).size).toBe(50)
  })

  it('in one process lose no key of one device', async () => {
    const store = open()
    await Promise.all(
      Array.from({ length: 20 }, (_, number) => store.save(DEVICE, { cmcKey: `key-${number}` })),
    )
    expect(new Set(await keysInTurn()).size).toBe(20)
  })
})

describe('a process that is killed while it saves', () => {
  // The long run kills it at several places; in the suite, one stands for all.
  const moments = process.env.RISITI_FUZZ === 'long' ? [1, 7, 20] : [7]
  it.each(moments)('has kept what it told, %d saves on', async (saves) => {
    const child = saveMany('key', 1_000_000)
    let told = ''
    for await (const chunk of child.stdout ?? []) {
      told += chunk
      if (told.split('\n').length > saves) break
    }
    child.kill('SIGKILL')
    await once(child, 'exit')
    const store = open()
    const { cmcKey = '' } = (await store.load(DEVICE)) ?? {}
    expect(Number(cmcKey.slice(4))).toBeGreaterThanOrEqual(told.trimEnd().split('\n').length)
    await store.reserve(DEVICE)
    await store.save(DEVICE, INFO)
    expect(await store.load(DEVICE)).toEqual(INFO)
  })

  it('leaves a claim that costs its number and nothing else', async () => {
    const store = open()
    await store.save(DEVICE, { cmcKey: 'one' })
    writeFileSync(join(folder, (files()[0] ?? '').replace(/1$/, '2.new')), 'half')
    await store.save(DEVICE, INFO)
    expect(files().map((name) => name.replace(/^[^.]*/, ''))).toEqual(['.1', '.2.new', '.3'])
    expect(await store.load(DEVICE)).toEqual(INFO)
  })
})

/** A process that saves keys `name-1` to `name-count`. */
function saveMany(name: string, count: number) {
  const script = fileURLToPath(new URL('./save-many.mjs', import.meta.url))
  const settings = [folder, PASSPHRASE, JSON.stringify(DEVICE), name, String(count)]
  return spawn(process.execPath, [script, ...settings], { stdio: ['ignore', 'pipe', 'inherit'] })
}

async function finished(child: ReturnType<typeof saveMany>): Promise<void> {
  child.stdout?.resume()
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}

/** Every key that a device has a file of, the newest first; takes the files away. */
async function keysInTurn(device: DeviceId = DEVICE): Promise<string[]> {
  const store = open()
  const keys: string[] = []
  const numberOf = (name: string) => Number(name.slice(name.indexOf('.') + 1))
  for (let info: DeviceInfo | undefined = await store.load(device); info; info = await store.load(device)) {
    keys.push(info.cmcKey ?? '')
    const [newest = ''] = files().sort((a, b) => numberOf(b) - numberOf(a))
    rmSync(join(folder, newest))
  }
  return keys
}

/** A disk of 64 kilobytes, or undefined where nothing may be mounted. */
function mountSmallDisk(at: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', at], { stdio: 'ignore' })
    return () => execFileSync('umount', ['-l', at])
  } catch {
    return undefined
  }
}

describe('a full disk', () => {
  let unmount: (() => void) | undefined

  afterEach(() => unmount?.())

  it('is found by the reservation, and costs nothing that was saved', async (context) => {
    mkdirSync(folder, { recursive: true })
    unmount = mountSmallDisk(folder)
    if (!unmount) return context.skip('nothing may be mounted here')
    const store = open()
    await store.save(DEVICE, INFO)
    const ballast = join(folder, 'ballast')
    expect(() => writeFileSync(ballast, Buffer.alloc(128 * 1024))).toThrow('ENOSPC')
    await expectRefusal(store.reserve(DEVICE), 'key-store-unusable')
    await expectRefusal(store.save(DEVICE, { cmcKey: 'another' }), 'key-store-unusable')
    expect(await store.load(DEVICE)).toEqual(INFO)
    expect(files()).toHaveLength(2)
    rmSync(ballast)
    await store.reserve(DEVICE)
    await store.save(DEVICE, { cmcKey: 'another' })
    expect(await store.load(DEVICE)).toEqual({ cmcKey: 'another' })
  })
})
