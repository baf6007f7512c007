import { execFileSync } from 'node:child_process'
import { rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startSandbox } from '@risiti/sandbox'
import { afterAll, describe, expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { Api } from '../support/api.js'
import { configAt, makePlace, TIMING } from '../support/processes.js'
import { addSandboxDevice, COUNTRIES, ledgerOf, sale, setFault } from '../support/sandbox.js'

const [, KENYA] = COUNTRIES

/** A disk of three megabytes, or undefined where nothing may be mounted. */
function mountSmallDisk(folder: string): (() => void) | undefined {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder], { stdio: 'ignore' })
    return () => execFileSync('umount', ['-l', folder])
  } catch {
    return undefined
  }
}

const place = makePlace()
const unmount = mountSmallDisk(join(place.databaseFile, '..'))
if (!unmount)
  process.stdout.write(
    'full disk: not tried with a real one, because nothing may be mounted here; store.test.ts limits the database instead\n',
  )

afterAll(() => {
  unmount?.()
  place.remove()
})

describe.runIf(unmount)('a gateway whose disk is full', () => {
  it.each([
    ['for a new database', 'new.db', [0, 50_000]],
    ['for one that is there', 'risiti.db', [0]],
  ])('says so when it starts, %s', async (_what, name, rooms) => {
    const folder = join(place.databaseFile, '..')
    await (await startGateway(configAt(place))).close()
    const config = { ...configAt(place), databaseFile: join(folder, name) }
    const ballast = join(folder, 'ballast')
    expect(() => writeFileSync(ballast, Buffer.alloc(4_000_000))).toThrow('ENOSPC')
    for (const room of rooms) {
      truncateSync(ballast, statSync(ballast).size - room)
      await expect(startGateway(config)).rejects.toThrow(`${name} cannot be opened, because its disk is full`)
    }
    rmSync(ballast)
    await (await startGateway(config)).close()
  })

  it('refuses sales clearly, loses none it accepted, and recovers when there is space', async () => {
    const ballast = join(place.databaseFile, '..', 'ballast')
    const sandbox = await startSandbox({ port: 0 })
    const config = configAt(place)
    const gateway = await startGateway(config, { timing: TIMING })
    const api = new Api(gateway.url)
    await addSandboxDevice(api, sandbox.url, KENYA)
    // The first answer comes when the disk is full: its outcome cannot be recorded.
    await setFault(sandbox.url, { operation: KENYA.operation, fault: 'delay', delayMs: 900, count: 1 })

    const accepted: string[] = []
    const send = (index: number) =>
      api.sell({ ...sale(KENYA, `F-${index}`), issuedAt: '2026-01-20T10:15:00+03:00' }, `full-${index}`)
    let index = 0
    let answer = await send(index)
    await new Promise((resolve) => setTimeout(resolve, 300))
    fill(ballast)
    while (answer.status === 202) {
      accepted.push(answer.body.id)
      answer = await send(++index)
    }
    expect(accepted.length).toBeGreaterThan(0)
    expect(answer).toMatchObject({ status: 507, type: 'application/problem+json' })
    expect(answer.body).toMatchObject({ code: 'storage-full', retry: 'same-request' })
    expect((await api.document(accepted[0]!)).status).toBe(200)
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect((await api.document(accepted[0]!)).body.status).not.toBe('fiscalised')
    expect((await api.call('GET', '/health/live')).status).toBe(200)
    const ready = await api.call('GET', '/health/ready')
    expect(ready).toMatchObject({ status: 503, body: { status: 'unavailable', code: 'storage-full' } })

    rmSync(ballast)
    answer = await send(index)
    expect(answer.status).toBe(202)
    accepted.push(answer.body.id)
    await expect
      .poll(async () => (await api.call('GET', '/health/ready')).status, { timeout: 5_000 })
      .toBe(200)
    for (const id of accepted) await api.until(id, 'fiscalised')
    expect(await ledgerOf(sandbox.url, KENYA)).toHaveLength(accepted.length)
    await gateway.close()
    await sandbox.close()
  }, 30_000)
})

/** Takes what space there is. */
function fill(file: string): void {
  for (let size = 4 * 1024 * 1024; size >= 4096; size /= 2) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Less fits.
    }
  }
}
