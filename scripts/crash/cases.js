import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildGateway } from './build.js'
import { clockJump } from './cases/clock-jump.js'
import { cutLine } from './cases/cut-line.js'
import { cutNetwork } from './cases/cut-network.js'
import { fullDisk } from './cases/full-disk.js'
import { powerCut } from './cases/power-cut.js'
import { restore } from './cases/restore.js'
import { slowDisk } from './cases/slow-disk.js'
import { strayProcess } from './cases/stray-process.js'
import { twoGateways } from './cases/two-gateways.js'
import { hasFailed } from './run-all.js'
import { Shop } from './shop.js'
import { NotHere } from './surroundings.js'

/**
 * What can go wrong besides a kill and a fault of the authority. Cases of a group follow each other in one shop. Of a group: `open` makes
 * its surroundings, `changes` are made to the gateway's build, `timing` to its times.
 */
export const CASES = [
  ...clockJump,
  ...cutLine,
  ...twoGateways,
  ...cutNetwork,
  ...restore,
  ...slowDisk,
  ...fullDisk,
  ...strayProcess,
  ...powerCut,
]

/**
 * Does the cases, some groups at once.
 * @param {{ tell: (result: object) => void, changes?: readonly object[], patienceMs?: number, slow?: number, parallel?: number }} options
 *   tell: hears of each, `skipped` says why one could not be tried here; changes: made to the gateway's build besides those
 *   of a group
 */
export async function runCases(cases, { parallel = 1, ...options }) {
  const groups = [...new Set(cases.map(({ group }) => group))]
  const work = async () => {
    for (let group = groups.shift(); group; group = groups.shift()) {
      const waiting = cases.filter((one) => one.group === group)
      while (waiting.length > 0) await runInOneShop(group, waiting, options)
    }
  }
  await Promise.all(Array.from({ length: parallel }, work))
}

/** Takes cases off the list until one fails: what follows needs another shop. */
async function runInOneShop(group, waiting, { tell, changes = [], patienceMs, slow }) {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-crash-'))
  let around
  try {
    around = group.open?.(folder) ?? { undo() {} }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    if (!(error instanceof NotHere)) throw error
    for (const { name } of waiting.splice(0)) tell({ name, skipped: error.message })
    return
  }
  const build = buildGateway([...(group.changes ?? []), ...changes])
  const { wireHost, host, under } = around
  const shop = await Shop.open(build.module, {
    folder,
    timing: group.timing,
    patienceMs,
    slow,
    wireHost,
    host,
  })
  const stand = { shop, around, gateway: await shop.startGateway({}, under), url: () => stand.gateway.url }
  stand.restart = async (change = () => {}, otherwise = under, changes = {}) => {
    if (stand.gateway.isAlive) await stand.gateway.end()
    change()
    stand.gateway = await shop.startGateway(changes, otherwise)
    return stand.gateway
  }
  try {
    await shop.register(stand.gateway.url)
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const result = { name: one.name, kills: 0, ...(await one.run(stand)) }
      tell(result)
      if (hasFailed(result)) break
    }
  } finally {
    await stand.gateway.end()
    around.undo()
    await shop.close()
    build.remove()
  }
}
