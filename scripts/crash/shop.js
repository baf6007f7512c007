import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startSandbox } from '@risiti/sandbox'
import { addChannel, CHANNELS, deviceAt, saleOf } from './channels.js'
import { judge } from './oracle.js'
import { GatewayProcess } from './process.js'
import { countStock, stockChannels, wrongLevels } from './stock-channels.js'
import { callGateway, Till } from './till.js'
import { Wire } from './wire.js'

/** Short times, so that proving absence takes about two seconds: no shorter, for a busy machine. */
const TIMING = { timeoutMs: 2000, settleMs: 50, leaseMs: 4000, retryMs: 10, requestMs: 5000 }

function slower(timing, times) {
  return Object.fromEntries(Object.entries(timing).map(([name, length]) => [name, length * times]))
}

/** A sandbox, a line to it, and a place for a gateway's database. The first gateway on it learns of every channel. */
export class Shop {
  folder
  /** What a gateway needs to start. */
  place
  sandbox
  wire
  #price = 1000
  #patienceMs

  /**
   * @param {string} module address of the gateway's build
   * @param {{ folder?: string, timing?: object, patienceMs?: number, host?: string, wireHost?: string, slow?: number }} [options] folder: where the
   *   database is to be, when that matters; patienceMs: how long a till waits for a sale before it says that it is lost; host: where
   *   gateways listen; wireHost: where they find the authority; slow: how many times as long all may take
   */
  static async open(
    module,
    {
      folder = mkdtempSync(join(tmpdir(), 'risiti-crash-')),
      timing,
      patienceMs = 180_000,
      slow = 1,
      host,
      wireHost,
    } = {},
  ) {
    const shop = new Shop()
    shop.folder = folder
    shop.#patienceMs = patienceMs * slow
    shop.place = {
      module,
      databaseFile: join(folder, 'risiti.db'),
      masterKey: randomBytes(32).toString('base64'),
      host,
      timing: { ...slower(TIMING, slow), ...timing },
    }
    shop.sandbox = await startSandbox({ port: 0 })
    await shop.sandbox.books.keys.prepare()
    shop.sandbox.books.efris.switches.creditApproval = 'at-once'
    shop.wire = await Wire.open(shop.sandbox.url, wireHost)
    return shop
  }

  /** A till that asks there. */
  till(url) {
    return new Till(url, this.#patienceMs)
  }

  /** Starts a gateway, and waits until it listens. */
  async startGateway(changes = {}, under) {
    const gateway = new GatewayProcess({ ...this.place, ...changes }, undefined, under)
    if (!(await gateway.ready())) throw new Error('the gateway died while it started')
    return gateway
  }

  /** Adds a device of every channel. */
  async register(url) {
    const call = (...request) => callGateway(url, ...request)
    for (const channel of CHANNELS)
      await addChannel(call, channel, deviceAt(this.sandbox, channel), this.wire.url)
    for (const channel of stockChannels(CHANNELS).filter(({ levelAt }) => levelAt))
      await countStock(call, this.sandbox, channel)
  }

  /** Sales, or movements, that were never made before; each has its own price, or moves its own quantity. */
  salesOf(channel, count, name) {
    return Array.from({ length: count }, () => {
      const price = ++this.#price
      const paper = channel.paperOf?.(channel, price) ?? { body: saleOf(channel, `C-${price}`, price) }
      return { key: `${name}/${price}`, price, ...paper }
    })
  }

  /** What the authority holds of the channel's seller, oldest first. */
  held(channel) {
    if (channel.heldAt) return channel.heldAt(this.sandbox, channel)
    return this.sandbox.ledger().documents.filter(
      // A Kenyan receipt's page names the unit by PIN and branch.
      ({ taxId, verifyUrl }) =>
        taxId === channel.tin && verifyUrl.includes(channel.bhfId ? `=${channel.tin}${channel.bhfId}` : ''),
    )
  }

  /** What somebody finds who looks for a sale, at the authority and in the enabler. */
  numberOf(channel, price) {
    const { queue } = this.sandbox.books.efris
    const waiting = queue.list().map(({ invoiceNo, record }) => ({
      number: invoiceNo,
      total: record.summary.grossAmount,
    }))
    return [...this.held(channel), ...waiting].find(({ total }) => Number(total) === price)?.number
  }

  /** Waits until the authority holds so much of the channel's seller. */
  async isHeld(channel, count) {
    while (this.held(channel).length < count) await sleep(5)
  }

  /** The authority takes the next sale, and its answer is late. */
  delayAnswer({ authority, sale: { operation } }, delayMs) {
    this.sandbox.faults.add({ authority, operation, fault: 'delay', delayMs, count: 1 })
  }

  /** The authority takes the next sale, and its answer is lost. */
  loseAnswer({ authority, sale: { operation } }) {
    this.sandbox.faults.add({ authority, operation, fault: 'drop-response-after-commit', count: 1 })
  }

  /** The authority refuses the next sale. */
  refuse({ authority, sale: { operation }, codes }) {
    this.sandbox.faults.add({ authority, operation, fault: 'return-code', code: codes.refusal, count: 1 })
  }

  /**
   * Compares what is held beyond `before` documents with what the till was told.
   * @param {{ mayWait?: boolean, happened?: boolean }} [facts] happened: whether what was to go wrong did; else nothing was shown
   */
  judge(channel, before, papers, till, { happened = true, ...allowed } = {}) {
    const held = this.held(channel).slice(before)
    const { lost, ...found } = judge(papers, till.told, held, channel, allowed)
    const nothing = happened ? [] : ['nothing went wrong, so nothing was shown']
    const levels = channel.levelAt ? wrongLevels(this.sandbox, channel) : []
    return { held, told: till.told, lost: [...lost, ...nothing, ...levels], ...found }
  }

  async close() {
    await this.wire.close()
    await this.sandbox.close()
    rmSync(this.folder, { recursive: true, force: true })
  }
}
