import { copyFileSync } from 'node:fs'
import { startSandbox } from '@risiti/sandbox'
import { expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { Api } from './support/api.js'
import { priced } from './support/conflicts.js'
import { configAt, makePlace, TIMING } from './support/processes.js'
import { addSandboxDevice, COUNTRIES, ledgerOf, sale } from './support/sandbox.js'

const [, KENYA] = COUNTRIES

it('a sale does not take the receipt of another like it that has its number, and the next gets a new number', async () => {
  const sandbox = await startSandbox({ port: 0 })
  const place = makePlace()
  const { databaseFile } = place
  const start = () => startGateway(configAt(place), { timing: TIMING })
  let gateway = await start()
  await addSandboxDevice(new Api(gateway.url), sandbox.url, KENYA)
  await gateway.close()
  copyFileSync(databaseFile, `${databaseFile}.backup`)

  gateway = await start()
  const forgotten = await new Api(gateway.url).sell(sale(KENYA, 'N-1'), 'number-1', 10)
  expect(forgotten.status).toBe(201)
  await gateway.close()
  copyFileSync(`${databaseFile}.backup`, databaseFile)
  await new Promise((resolve) => setTimeout(resolve, 1100))

  gateway = await start()
  const api = new Api(gateway.url)
  const alike = await api.sell(sale(KENYA, 'N-2'), 'number-2', 10)
  expect(alike.body).toMatchObject({
    status: 'needs_attention',
    problem: { code: 'found-but-different' },
    attempts: [{ outcome: 'exists' }],
  })
  expect(alike.body.problem.cause).toContain('date')
  const { sent, held, differences } = alike.body.conflict
  expect(differences).toEqual(['date'])
  expect(sent).toMatchObject({ number: 'N-2', total: '2000', type: 'sale' })
  expect(held).toMatchObject({ number: forgotten.body.fiscal.number, total: '2000', type: 'sale' })
  // One that is like the forgotten one could be it.
  const next = await api.sell(priced(sale(KENYA, 'N-3'), '1500'), 'number-3', 10)
  expect(next.status).toBe(201)
  expect(next.body.fiscal.number).not.toBe(forgotten.body.fiscal.number)
  expect(await ledgerOf(sandbox.url, KENYA)).toHaveLength(2)
  await gateway.close()
  await sandbox.close()
  place.remove()
}, 30_000)
