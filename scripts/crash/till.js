import { setTimeout as sleep } from 'node:timers/promises'
import { ADMIN_KEY } from './admin-key.js'

/**
 * A till as it should be: it sells and credits in order, each under a key of its own, and asks again with the same key when it heard
 * nothing. It remembers what it was told.
 *
 * A paper is what it sends: `{ key, price, path?, body, shownAs? }`, a sale when there is no other path. Where what becomes of it is only a
 * part of an answer, `shownAs` finds that.
 */
export class Till {
  /** What it does with what was refused: 'revise' or 'cancel'. */
  corrects
  /** Whether somebody at the till gives up what waits for a person. */
  decides = false
  /** Where somebody looks for what waits for a person, and then says what is so: finds the number of a paper, or none. */
  looksUp
  /** How often it was told to come back. */
  refusals = 0
  #url
  #patienceMs
  #corrected = new Set()
  /** @type {Map<string, { ids: Set<string>, answer?: object, isGivenUp?: boolean }>} by key */
  told = new Map()

  /**
   * @param {() => string | undefined} url where the gateway is now, if it is anywhere
   * @param {number} patienceMs it gives up on a sale after this long: by then the gateway has failed it
   */
  constructor(url, patienceMs) {
    this.#url = url
    this.#patienceMs = patienceMs
  }

  /** From now on the gateway is there. */
  moveTo(url) {
    this.#url = url
  }

  /** A credit note on all of a sale that was sold here. */
  creditOf({ key, price }) {
    const id = this.told.get(key)?.answer?.id
    return {
      key: `${key}/back`,
      price,
      path: `/v1/documents/${id}/credit-notes`,
      body: { reason: 'returned' },
    }
  }

  /** Whether a sale was told to be fiscal only after an attempt that came to nothing, or to nobody knows what. */
  hadTrouble({ key }) {
    const attempts = this.told.get(key)?.answer?.attempts ?? []
    return attempts.some(({ outcome }) => outcome !== 'fiscalised')
  }

  /** Waits until the gateway has told it so often to come back, as long as it is patient. */
  async isRefused(times) {
    const end = Date.now() + this.#patienceMs
    while (this.refusals < times && Date.now() < end) await sleep(5)
  }

  /** Sells until every sale is acknowledged. */
  async acknowledge(sales) {
    const end = Date.now() + this.#patienceMs
    for (const sale of sales) await this.#ask(sale, 0, end, () => true)
  }

  /** Sells until every sale is acknowledged, then asks until nothing more happens to any. */
  async sell(sales) {
    await this.acknowledge(sales)
    for (const sale of sales) await this.#ask(sale, 1, Date.now() + this.#patienceMs, isSettled)
  }

  /** Asks about a paper until that is enough. */
  async follow(paper, enough) {
    await this.#ask(paper, 0, Date.now() + this.#patienceMs, enough)
  }

  /** Asks until the authority has what an enabler numbered. */
  async hearsOfUploads(papers) {
    for (const paper of papers)
      await this.follow(paper, ({ document: { fiscal } }) => fiscal === undefined || fiscal.uploaded)
  }

  /** Waits until the authority was told what is left of everything that a device has. */
  async hearsOfLevels(device) {
    const end = Date.now() + this.#patienceMs
    while (Date.now() < end) {
      const path = `/v1/stock-levels?device=${device}`
      const answer = await callGateway(this.#url(), 'GET', path).catch(() => undefined)
      if (answer?.body.levels?.every(({ told }) => told)) return
      await sleep(15)
    }
  }

  async #ask(paper, wait, end, enough) {
    while (Date.now() < end) {
      const answer = await post(this.#url(), paper, wait).catch(() => undefined)
      if (answer?.document) this.#remember(paper.key, answer)
      else if (answer) this.refusals++
      const next = answer?.document && this.#nextStep(paper, answer.document)
      if (next) await this.#take(paper.key, next)
      else if (answer?.document && enough(answer)) return
      else await sleep(15)
    }
  }

  /** What is to be done about a document besides asking for it, once. */
  #nextStep({ key, price, body }, { id, status }) {
    if (this.#corrected.has(key)) return undefined
    const path = `/v1/documents/${id}`
    if (status === 'needs_attention' && this.looksUp)
      return { path: `${path}/resolve`, body: whatIsSo(this.looksUp(price)) }
    if (status === 'needs_attention' && this.decides)
      return { path: `${path}/resolve`, body: { decision: 'cancel', reason: 'seen' }, givesUp: true }
    if (status !== 'rejected' || !this.corrects) return undefined
    return this.corrects === 'cancel'
      ? { path: `${path}/cancel`, body: { reason: 'refused' } }
      : { path: `${path}/revisions`, body: { ...body, metadata: { corrected: 'yes' } } }
  }

  /** A step is asked again until it is heard. */
  async #take(key, { path, body, givesUp }) {
    if (givesUp) this.told.get(key).isGivenUp = true
    const answer = await callGateway(this.#url(), 'POST', path, body).catch(() => undefined)
    if (answer && answer.status < 300) this.#corrected.add(key)
  }

  #remember(key, { document }) {
    const told = this.told.get(key) ?? { ids: new Set() }
    told.ids.add(document.id)
    told.answer = document
    this.told.set(key, told)
  }
}

function whatIsSo(number) {
  return number === undefined
    ? { decision: 'resend', confirm: 'not at the authority', reason: 'nothing is there' }
    : { decision: 'adopt', number, reason: 'seen' }
}

function isSettled({ document }) {
  return ['fiscalised', 'recorded', 'rejected', 'cancelled', 'needs_attention'].includes(document.status)
}

/** @returns `document` as the gateway tells of it, also when the authority refused it; none when it was not taken */
async function post(url, { key, path = '/v1/documents', body, shownAs = (answer) => answer }, wait) {
  const { status, body: answer } = await callGateway(url, 'POST', path, body, {
    'idempotency-key': key,
    prefer: `wait=${wait}`,
  })
  const refused = answer.document ?? answer.movement ?? answer.decision
  const document = status < 300 ? answer : refused
  return typeof document === 'object' ? { document: shownAs(document) } : {}
}

/** One call of the gateway's interface. */
export async function callGateway(url, method, path, body, headers = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) }
}
