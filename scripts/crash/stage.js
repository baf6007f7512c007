import { setTimeout as sleep } from 'node:timers/promises'
import { rulesOf } from './faults.js'
import { GatewayProcess } from './process.js'
import { Shop } from './shop.js'

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

  /** Sells or credits, has the gateway killed, starts it again, and compares what is held with what was told. */
  async run(run) {
    const { channel } = run
    const { faults } = this.#shop.sandbox
    const till = this.#shop.till(() => this.#gateway.url)
    till.corrects = run.point.needs === 'cancellation' ? 'cancel' : 'revise'
    till.decides = run.point.needs === 'person'
    const sales = this.#shop.salesOf(channel, run.count, run.name)
    const papers = run.kind === 'note' ? await this.#notesOn(sales) : sales
    const before = this.#shop.held(channel).length
    const deaths = this.#deaths
    for (const rule of rulesOf(run, this.#shop.place.timing)) faults.add(rule)
    await this.#arm(run)
    await till.sell(papers)
    if (channel.levelAt) await till.hearsOfLevels(channel.device)
    await this.#disarm()
    // To be killed while it starts, a gateway has to be started.
    const kills = this.#deaths - deaths - (run.point.needs === 'start' ? 1 : 0)
    return {
      name: run.name,
      point: run.point.name,
      kills,
      ...this.#shop.judge(channel, before, papers, till),
    }
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

  /** Sells in peace what is to be credited. */
  async #notesOn(sales) {
    const till = this.#shop.till(() => this.#gateway.url)
    await till.sell(sales)
    return sales.map((sale) => till.creditOf(sale))
  }

  async #arm({ point, kind, time, again, channel, delayMs }) {
    this.#armed = again ? [{ point: again.name }] : []
    if (point.needs === 'start') {
      this.#armed.unshift({ point: point.name })
      return this.#gateway.kill()
    }
    if (!point.wire) return this.#gateway.arm(point.name, time)
    const { call, part, share } = point.wire
    this.#shop.wire.arm({
      isMeant: (text) => text.includes(channel[kind].calls[call]),
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
