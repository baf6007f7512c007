import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildGateway } from './build.js'
import { clockJump } from './cases/clock-jump.js'
import { cutLine } from './cases/cut-line.js'
import { fullDisk, mountSmallDisk } from './cases/full-disk.js'
import { powerCut } from './cases/power-cut.js'
import { restore } from './cases/restore.js'
import { slowDisk } from './cases/slow-disk.js'
import { strayProcess } from './cases/stray-process.js'
import { twoGateways } from './cases/two-gateways.js'
import { Shop } from './shop.js'

/** What can go wrong besides a kill and a fault of the authority. */
export const CASES = [
  ...cutLine,
  ...clockJump,
  ...twoGateways,
  ...restore,
  ...slowDisk,
  ...powerCut,
  ...fullDisk,
  ...strayProcess,
]

/**
 * Does cases one after another. Each has a shop of its own.
 * @param {{ tell: (result: object) => void, changes?: readonly object[], patienceMs?: number }} options tell: hears of each,
 *   `skipped` says why one could not be tried here; changes: made to the gateway's build besides those of a case
 */
export async function runCases(cases, { tell, changes = [], patienceMs }) {
  for (const one of cases) tell(await runCase(one, changes, patienceMs))
}

async function runCase(one, changes, patienceMs) {
  const { name, needs, timing } = one
  const folder = mkdtempSync(join(tmpdir(), 'risiti-crash-'))
  if (needs === 'strace' && spawnSync('strace', ['-V']).status !== 0)
    return { name, skipped: 'strace is not installed' }
  const unmount = needs === 'mount' ? mountSmallDisk(folder) : () => {}
  if (!unmount) return { name, skipped: 'nothing may be mounted here' }
  const build = buildGateway([...(one.changes ?? []), ...changes])
  const shop = await Shop.open(build.module, { folder, timing, patienceMs })
  let gateway = await shop.startGateway()
  try {
    await shop.register(gateway.url)
    const url = () => gateway.url
    const restart = async (change, under) => {
      if (gateway.isAlive) await gateway.end()
      change()
      gateway = await shop.startGateway({}, under)
      return gateway
    }
    return { name, kills: 0, ...(await one.run({ shop, gateway, url, restart })) }
  } finally {
    await gateway.end()
    unmount()
    await shop.close()
    build.remove()
  }
}
