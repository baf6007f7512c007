import { setTimeout as sleep } from 'node:timers/promises'
import { setOffline } from './enabler-channel.js'
import { rulesOf } from './faults.js'
import { listedPapers } from './listed-channels.js'
import { isCutOff, Outage, OutageSale } from './outage.js'
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
    const till = this.#shop.till(() => this.#gateway.url)
    till.corrects = run.point.needs === 'cancellation' ? 'cancel' : 'revise'
    till.decides = run.point.needs === 'person'
    const papers = channel.doors ? [] : await this.#papersOf(run)
    const before = this.#shop.held(channel).length
    const deaths = this.#deaths
    if (channel.doors) papers.push(...(await this.#sellInOutage(run, till)))
    else await this.#sell(run, till, papers)
    // To be killed while it starts, a gateway has to be started.
    const kills = this.#deaths - deaths - (run.point.needs === 'start' ? 1 : 0)
    return {
      name: run.name,
      point: run.point.name,
      kills,
      ...this.#shop.judge(channel, before, papers, till),
    }
  }

  async #sell(run, till, papers) {
    this.#armFaults(run)
    await this.#arm(run)
    await till.sell(papers)
    if (run.channel.levelAt) await till.hearsOfLevels(run.channel.device)
    await this.#disarm()
  }

  /**
   * Sells while URA is down, and until it has everything once it is back. Besides what the run says: a sale that finds out about the
   * outage, and one that the enabler numbers after all others, which shows that it has gone on since an answer was lost.
   */
  async #sellInOutage(run, till) {
    const { channel, isCold, count, name } = run
    const shop = this.#shop
    const url = () => this.#gateway.url
    till.looksUp = (price) => shop.numberOf(channel, price)
    await setOffline(url, shop, channel, 'when-down')
    this.#armFaults(run)
    const outage = await Outage.begin(shop.sandbox, channel)
    const sale = new OutageSale(till, {
      make: () => shop.salesOf(channel, 1, name)[0],
      deaths: () => this.#deaths,
      patienceMs: 4 * shop.place.timing.timeoutMs,
    })
    if (isCold) await this.#restart()
    else {
      await sale.send(1)
      await isCutOff(url, channel, till, sale.papers[0])
    }
    await this.#arm(run)
    await sale.send(isCold ? count + 1 : count)
    await sale.isSent()
    await sale.send(1)
    await sale.isAtRest()
    await outage.end()
    await till.sell(sale.papers)
    await till.hearsOfUploads(sale.papers)
    await this.#disarm()
    await setOffline(url, shop, channel, 'never')
    return sale.papers
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

  /** Another gateway starts, with no session at the authority. That is no kill that the run is about. */
  async #restart() {
    this.#gateway.kill()
    await this.#gateway.exited
    this.#deaths--
    await this.#isUp()
  }

  async #papersOf({ channel, count, name, kind }) {
    if (channel.listOf) return this.#decisionsOf(channel, count, name)
    const sales = this.#shop.salesOf(channel, count, name)
    return kind === 'note' ? this.#notesOn(sales) : sales
  }

  /** Has the gateway listed in peace what is to be decided on. */
  async #decisionsOf(channel, count, name) {
    const own = this.#shop.salesOf(channel, count, name).map(({ key, price }) => ({ key, price }))
    const numbers = own.map(({ price }) => price)
    const papers = await listedPapers(() => this.#gateway.url, this.#shop.sandbox, channel, numbers)
    return papers.map((paper, index) => ({ ...own[index], ...paper }))
  }

  /** Sells in peace what is to be credited. */
  async #notesOn(sales) {
    const till = this.#shop.till(() => this.#gateway.url)
    await till.sell(sales)
    return sales.map((sale) => till.creditOf(sale))
  }

  #armFaults(run) {
    const { sandbox, place } = this.#shop
    for (const rule of rulesOf(run, place.timing)) sandbox.faults.add(rule)
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
      isMeant: (text) => [channel[kind].calls[call]].flat().every((part) => text.includes(part)),
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
