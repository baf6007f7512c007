import { setTimeout as sleep } from 'node:timers/promises'
import { rulesOf } from './faults.js'
import { GatewayProcess } from './process.js'
import { Shop } from './shop.js'

/** A storm of faults ends after this long. */
const STORM_MS = 800

/** A shop where one gateway after another lives and dies on the same database. Runs come one by one. */
export class Stage {
  #shop
  #gateway
  #deaths = 0
  /** Where the next gateways die. */
  #armed = []
  #isClosing = false

  /** Takes what Shop.open takes. */
  static async open(module, options) {
    const stage = new Stage()
    stage.#shop = await Shop.open(module, options)
    stage.#start()
    await stage.#isUp()
    await stage.#shop.register(stage.#gateway.url)
    return stage
  }

  /** Sells, has the gateway killed, starts it again, and compares what is held with what was told. */
  async run(run) {
    const { channel } = run
    const { faults } = this.#shop.sandbox
    const before = this.#shop.held(channel).length
    const deaths = this.#deaths
    const sales = this.#shop.salesOf(channel, run.sales, run.name)
    const till = this.#shop.till(() => this.#gateway.url)
    till.corrects = true
    for (const rule of rulesOf(run)) faults.add(rule)
    const calm = setTimeout(() => faults.clear(), STORM_MS)
    await this.#arm(run)
    await till.sell(sales)
    clearTimeout(calm)
    await this.#disarm()
    // To be killed while it starts, a gateway has to be started.
    const kills = this.#deaths - deaths - (run.point.needs === 'start' ? 1 : 0)
    return { name: run.name, run, kills, ...this.#shop.judge(channel, before, sales, till) }
  }

  async close() {
    this.#isClosing = true
    await this.#gateway.end()
    await this.#shop.close()
  }

  /** Starts a gateway, and another one when it has died. */
  #start() {
    this.#gateway = new GatewayProcess(this.#shop.place, this.#armed.shift())
    void this.#gateway.ready()
    this.#gateway.exited.then(() => {
      if (this.#isClosing) return
      this.#deaths++
      this.#start()
    })
  }

  async #isUp() {
    while (!this.#gateway.url || !this.#gateway.isAlive) await sleep(5)
  }

  async #arm({ point, time, again, channel, delayMs }) {
    this.#armed = again ? [{ point: again.name }] : []
    if (point.needs === 'start') {
      this.#armed.unshift({ point: point.name })
      return this.#gateway.kill()
    }
    if (!point.wire) return this.#gateway.arm(point.name, time)
    const { call, part, share } = point.wire
    this.#shop.wire.arm({
      isMeant: (text) => text.includes(channel[call]),
      part,
      share,
      time,
      strike: () => setTimeout(() => this.#gateway.kill(), share === 1 ? delayMs : 0),
    })
  }

  async #disarm() {
    this.#shop.wire.disarm()
    this.#shop.sandbox.faults.clear()
    this.#armed = []
    await this.#isUp()
    await this.#gateway.disarm()
  }
}
