import { setTimeout as sleep } from 'node:timers/promises'
import { callGateway } from './till.js'

/** An outage of URA: nobody answers at its door, and the enabler has no connection either. */
export class Outage {
  #sandbox
  #fault

  /** Begins it. What was armed before strikes first. */
  static async begin(sandbox, { authority }) {
    const outage = new Outage()
    outage.#sandbox = sandbox
    await sandbox.setLinks({ efris: 'down' })
    const rule = { authority, door: 'online', operation: '*', fault: 'down', probability: 1 }
    outage.#fault = sandbox.faults.add(rule)
    return outage
  }

  /** URA is back: the enabler uploads what it numbered, and whatever goes there is answered. */
  async end() {
    this.#sandbox.faults.clear(this.#fault)
    await this.#sandbox.setLinks({ efris: 'up' })
  }
}

/**
 * A till that sells while URA is down and gateways die: what may go to the enabler goes there, and the rest waits. A sale is made right
 * before it is sent, for what was made before its gateway started is not given to an enabler.
 */
export class OutageSale {
  /** What was sold, in that order. */
  papers = []
  #till
  #make
  #deaths
  #patienceMs
  /** How many gateways had died when a paper was sent, by key. */
  #sentAfter = new Map()

  /**
   * @param {object} till
   * @param {{ make: () => object, deaths: () => number, patienceMs: number }} facts make: a sale; deaths: how many gateways have died;
   *   patienceMs: how long a sale may move on before it is seen as one that waits for URA
   */
  constructor(till, { make, deaths, patienceMs }) {
    this.#till = till
    this.#make = make
    this.#deaths = deaths
    this.#patienceMs = patienceMs
  }

  /** Sells so often, and does not wait for what becomes of it. */
  async send(count) {
    for (let left = count; left > 0; left--) {
      const paper = this.#make()
      this.papers.push(paper)
      this.#sentAfter.set(paper.key, this.#deaths())
      await this.#till.acknowledge([paper])
    }
  }

  /** Waits until every sale has been sent as far as it can be. */
  isSent() {
    return this.#are((paper, { document }) => document.status === 'in_doubt' || this.#rests(paper, document))
  }

  /** Waits until nothing more happens to any before URA is back. */
  isAtRest() {
    return this.#are((paper, { document }) => this.#rests(paper, document))
  }

  async #are(isEnough) {
    const end = Date.now() + this.#patienceMs
    for (const paper of this.papers)
      await this.#till.follow(paper, (answer) => isEnough(paper, answer) || Date.now() > end)
  }

  /** What was sold before the gateway started waits for URA, and so does what may have arrived there, or the enabler refused. */
  #rests({ key }, { status, attempts }) {
    if (!['queued', 'sending', 'in_doubt'].includes(status)) return true
    const last = attempts?.at(-1)
    if (status === 'in_doubt') return last?.door !== 'enabler'
    return last?.outcome === 'rejected' || this.#sentAfter.get(key) < this.#deaths()
  }
}

/** Waits until the gateway knows that nobody answers at URA, or the paper got there before. */
export async function isCutOff(url, { device }, till, paper) {
  for (;;) {
    const health = await callGateway(url(), 'GET', `/v1/devices/${device}`).catch(() => undefined)
    if (health?.body.circuit && health.body.circuit.state !== 'closed') return
    await till.follow(paper, () => true)
    if (till.told.get(paper.key)?.answer?.status === 'fiscalised') return
    await sleep(15)
  }
}
