import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { EtimsClient } from '@risiti/etims'
import { Pool } from 'undici'
import { comparePairs, ratePerSecond } from './pairs.js'
import { saleOf } from './sale.js'

const COUNT = 1280
const IN_FLIGHT = 64

/** 64 Kenyan sales at once over kept-alive connections, against bare undici that posts the same bytes and parses the answer. */
export async function benchSales({ rounds, promise }) {
  const child = fork(fileURLToPath(new URL('./sandbox.js', import.meta.url)))
  const [sandbox] = await once(child, 'message')
  const [ours, theirs] = await Promise.all(sandbox.units.map((unit) => open(sandbox.plainUrl, unit)))
  const bare = openBare(sandbox.plainUrl, theirs)
  // A number is used once, also by the rounds before.
  let number = 0
  const sell = () => ours.client.saveSalesTransaction(saleOf(++number))
  try {
    // A till runs for days: what is compiled on the way is not what is measured.
    await ratePerSecond(2 * COUNT, IN_FLIGHT, sell)
    return await comparePairs({
      name: `${IN_FLIGHT} Kenyan sales at once`,
      limit: 'bare undici posting the same bytes',
      promise,
      rounds,
      measureLimit: () => ratePerSecond(COUNT, IN_FLIGHT, () => bare.post(++number)),
      measure: () =>
        ratePerSecond(COUNT, IN_FLIGHT, () => ours.client.saveSalesTransaction(saleOf(++number))),
    })
  } finally {
    await Promise.all([ours.client.close(), theirs.client.close(), bare.close()])
    child.kill()
  }
}

async function open(url, unit) {
  const { tin, bhfId, dvcSrlNo } = unit
  const options = { channel: 'oscu', tin, bhfId, environment: url }
  const client = new EtimsClient({ ...options, connections: IN_FLIGHT, timeoutMs: 120_000 })
  const { data } = await client.selectInitOsdcInfo({ dvcSrlNo })
  return { client, unit, cmcKey: data.info.cmcKey }
}

/** What is left of a client when nothing is checked: the same text with another number in it. */
function openBare(url, { client, unit: { tin, bhfId }, cmcKey }) {
  const mark = '987654321'
  const [before, after] = client.prepare('saveSalesTransaction', saleOf(Number(mark))).split(mark)
  const pool = new Pool(url, { connections: IN_FLIGHT, pipelining: 1 })
  const headers = { 'content-type': 'application/json', tin, bhfId, cmcKey }
  const call = { method: 'POST', path: '/etims-api/saveTrnsSalesOsdc', headers }
  return {
    close: () => pool.close(),
    async post(number) {
      const answer = await pool.request({ ...call, body: before + number + after })
      const { resultCd } = await answer.body.json()
      if (resultCd !== '000') throw new Error(`the sandbox answered ${resultCd}`)
    },
  }
}
