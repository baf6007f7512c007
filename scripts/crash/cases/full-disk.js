import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { CHANNELS } from '../channels.js'

/** The disk fills up while sales come in and one is under way; then there is space again. */
export const fullDisk = CHANNELS.slice(1, 2).map((channel) => ({
  name: 'full-disk',
  needs: 'mount',
  async run({ shop, url }) {
    const before = shop.held(channel).length
    const sales = shop.salesOf(channel, 12, 'full')
    const till = shop.till(url)
    const { authority, operation } = channel
    shop.sandbox.faults.add({ authority, operation, fault: 'delay', delayMs: 500, count: 1 })
    await till.acknowledge(sales.slice(0, 1))
    const ballast = join(shop.folder, 'ballast')
    fill(ballast)
    const selling = till.sell(sales)
    await sleep(1500)
    rmSync(ballast)
    await selling
    return shop.judge(channel, before, sales, till)
  },
}))

/** A disk of twelve megabytes in a folder, or undefined where nothing may be mounted. @returns what takes it away */
export function mountSmallDisk(folder) {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder], { stdio: 'ignore' })
    return () => execFileSync('umount', ['-l', folder])
  } catch {
    return undefined
  }
}

/** Takes what space there is. */
function fill(file) {
  for (let size = 8 * 1024 * 1024; size >= 4096; size /= 2) {
    try {
      writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Less fits.
    }
  }
}
