import { setTimeout as sleep } from 'node:timers/promises'

/**
 * A till as it should be: it sells in order, each sale under a key of its own, and asks again with the same key when it heard
 * nothing. It remembers what it was told.
 */
export class Till {
  /** Whether it corrects what was refused. */
  corrects = false
  #url
  #patienceMs
  #corrected = new Set()
  /** @type {Map<string, { ids: Set<string>, answer?: object }>} by key */
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

  async #ask({ key, body }, wait, end, enough) {
    while (Date.now() < end) {
      const answer = await post(this.#url(), key, body, wait).catch(() => undefined)
      if (answer) this.#remember(key, answer)
      if (this.corrects && answer?.document.status === 'rejected' && !this.#corrected.has(key)) {
        await this.#correct(key, body, answer.document)
        continue
      }
      if (answer && enough(answer)) return
      await sleep(15)
    }
  }

  /** A sale that was refused is sent once more, as its revision; that is asked again until it is heard. */
  async #correct(key, body, { id }) {
    const corrected = { ...body, metadata: { corrected: 'yes' } }
    const path = `/v1/documents/${id}/revisions`
    const answer = await callGateway(this.#url(), 'POST', path, corrected).catch(() => undefined)
    if (answer && answer.status < 300) this.#corrected.add(key)
  }

  #remember(key, { document }) {
    const told = this.told.get(key) ?? { ids: new Set() }
    told.ids.add(document.id)
    told.answer = document
    this.told.set(key, told)
  }
}

function isSettled({ document }) {
  return ['fiscalised', 'rejected', 'needs_attention'].includes(document.status)
}

/** @returns the document as the gateway tells of it, also when the authority refused it; undefined when it was not taken */
async function post(url, key, body, wait) {
  const { status, body: answer } = await callGateway(url, 'POST', '/v1/documents', body, {
    'idempotency-key': key,
    prefer: `wait=${wait}`,
  })
  const document = status < 300 ? answer : answer.document
  return typeof document === 'object' ? { document } : undefined
}

/** One call of the gateway's interface. */
export async function callGateway(url, method, path, body, headers = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(30_000),
  })
  return { status: response.status, body: await response.json() }
}
