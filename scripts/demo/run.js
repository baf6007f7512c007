import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommand, startServer, stopServers } from './processes.js'
import { openStory } from './story.js'

const EXAMPLES = fileURLToPath(new URL('../../examples/', import.meta.url))

/** Receipts stay here after the demo. */
const RECEIPTS = fileURLToPath(new URL('../../.risiti/demo/', import.meta.url))

const COUNTRIES = [
  {
    code: 'UG',
    name: 'Uganda',
    device: 'ug-shop-1',
    authority: 'efris',
    example: 'ug-receipt.json',
    operation: 'fiscaliseInvoice',
  },
  {
    code: 'KE',
    name: 'Kenya',
    device: 'ke-shop-1',
    authority: 'etims',
    example: 'ke-receipt.json',
    operation: 'saveSalesTransaction',
  },
]

/** Runs every scene. @returns {Promise<number>} the exit code */
export async function runDemo({ keep, json }) {
  const demo = new Demo(json)
  // The servers are children: whoever stops the demo stops them too, and leaves no folder behind.
  const stopped = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  try {
    await Promise.race([demo.run(keep, stopped), stopped])
    return demo.proved ? 0 : 1
  } finally {
    await demo.close()
  }
}

class Demo {
  sales = { UG: 0, KE: 0 }
  ledger = { UG: 0, KE: 0 }
  proved = false
  receipts = []
  files = []

  constructor(json) {
    this.json = json
    this.story = openStory(json)
  }

  async run(keep, stopped) {
    await this.start()
    await this.printReceipts()
    for (const country of COUNTRIES) await this.killWhileWaiting(country)
    for (const country of COUNTRIES) await this.loseTheAnswer(country)
    this.proved = await this.prove()
    if (keep) this.tellAddresses()
    this.printJson(keep)
    if (keep) await stopped
  }

  async start() {
    this.folder = await mkdtemp(join(tmpdir(), 'risiti-demo-'))
    this.env = {
      RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
      RISITI_ADMIN_KEY: randomBytes(32).toString('base64url'),
      RISITI_DATABASE_URL: join(this.folder, 'risiti.db'),
      RISITI_PORT: '0',
    }
    this.story.scene('1. Two servers start')
    this.sandbox = await startServer(['sandbox', '--port', '0'])
    this.sandboxUrl = this.sandbox.ready.sandbox.url
    await this.startGateway()
    this.story.say(`The sandbox plays both tax authorities:  ${this.sandboxUrl}`)
    this.story.say(`The gateway keeps and sends your sales:   ${this.gatewayUrl}`)
    this.story.say(`Its database is a real file:              ${this.env.RISITI_DATABASE_URL}`)
    for (const { device, authority } of COUNTRIES) {
      const from = ['--from-sandbox', this.sandboxUrl, '--url', this.gatewayUrl]
      await runCommand(['device', 'add', device, '--authority', authority, ...from], {
        RISITI_API_KEY: this.env.RISITI_ADMIN_KEY,
      })
    }
    this.story.say('A shop in Kampala and a shop in Nairobi are registered, with their goods.')
  }

  async startGateway() {
    this.gateway = await startServer(['gateway'], this.env)
    this.gatewayUrl = this.gateway.ready.gateway.url
    // The gateway keeps its address when it is started again, as a real one would.
    this.env.RISITI_PORT = new URL(this.gatewayUrl).port
  }

  async printReceipts() {
    this.story.scene('2. Three sales become fiscal receipts')
    await mkdir(RECEIPTS, { recursive: true })
    for (const file of ['ug-receipt.json', 'ug-invoice.json', 'ke-receipt.json']) {
      const sale = JSON.parse(await readFile(join(EXAMPLES, file), 'utf8'))
      const document = await this.sell(sale, `demo-${file}`, 20)
      if (document.status !== 'fiscalised')
        throw new Error(`${file} is ${document.status}: ${JSON.stringify(document.problem)}`)
      const { fiscal } = document
      this.receipts.push({
        country: document.currency === 'UGX' ? 'UG' : 'KE',
        number: fiscal.number,
        ...(fiscal.verificationCode
          ? { verificationCode: fiscal.verificationCode }
          : { signature: fiscal.signature }),
        qr: fiscal.qr,
      })
      const html = join(RECEIPTS, file.replace('.json', '.html'))
      await writeFile(html, await this.get(`/v1/documents/${document.id}/receipt?format=html`))
      this.files.push(html)
      this.story.print(await this.get(`/v1/documents/${document.id}/receipt?format=text`))
      this.story.say(`examples/${file} is fiscal document ${fiscal.number}.`)
      this.story.say(`As a page for the browser: ${html}`)
    }
  }

  async killWhileWaiting(country) {
    this.story.scene(`3. ${country.name}: the gateway is killed while it waits for the answer`)
    const before = await this.countLedger(country.code)
    await this.setFault({ operation: country.operation, fault: 'delay', count: 1, delayMs: 60_000 })
    const document = await this.sell(await this.another(country, 'killed'), `demo-killed-${country.code}`, 0)
    this.story.say('A sale is accepted and sent. The authority stores it, but holds its answer back.')
    await until(
      'the authority has stored the sale',
      async () => (await this.countLedger(country.code)) > before,
    )
    await this.gateway.kill()
    this.story.say('The gateway is killed (SIGKILL), as in a power cut, and started again.')
    await this.clearFaults()
    await this.startGateway()
    await this.showOutcome(document.id)
  }

  async loseTheAnswer(country) {
    this.story.scene(`4. ${country.name}: the answer is lost on the way`)
    await this.setFault({ operation: country.operation, fault: 'drop-response-after-commit', count: 1 })
    const document = await this.sell(await this.another(country, 'lost'), `demo-lost-${country.code}`, 0)
    this.story.say('The authority stores the sale, and the connection breaks before its answer arrives.')
    await this.showOutcome(document.id)
    await this.clearFaults()
  }

  async showOutcome(id) {
    const document = await until('the sale is fiscalised', async () => {
      const present = JSON.parse(await this.get(`/v1/documents/${id}`))
      return present.status === 'fiscalised' && present
    })
    const sent = document.attempts.length
    this.story.say(
      `It was sent ${sent === 1 ? 'once' : `${sent} times`}. The answer never came, so the sale was in doubt.`,
    )
    this.story.say(
      'The gateway did not send it again: it asked the authority, found the document, compared it and took over',
    )
    this.story.say(`its number, ${document.fiscal.number}.`)
  }

  async prove() {
    this.story.scene('5. The proof')
    for (const { code } of COUNTRIES) this.ledger[code] = await this.countLedger(code)
    const sold = this.sales.UG + this.sales.KE
    const held = this.ledger.UG + this.ledger.KE
    const numbers = new Set((await this.readLedger()).map((row) => row.number))
    const proved =
      COUNTRIES.every(({ code }) => this.sales[code] === this.ledger[code]) && numbers.size === sold
    for (const { code, name } of COUNTRIES) {
      this.story.say(
        `${name}: ${this.sales[code]} sales accepted, ${this.ledger[code]} documents at the authority.`,
      )
    }
    this.story.say(`one fiscal document per sale: ${Math.min(held, numbers.size)} of ${sold}`)
    if (!proved) this.story.say('That is NOT one document per sale. Please report this.')
    return proved
  }

  tellAddresses() {
    this.story.scene('Everything stays up until Ctrl-C')
    this.story.say(`sandbox   ${this.sandboxUrl}`)
    this.story.say(`gateway   ${this.gatewayUrl}`)
    this.story.say(`API key   ${this.env.RISITI_ADMIN_KEY}`)
    for (const file of this.files) this.story.say(`receipt   ${file}`)
  }

  printJson(keep) {
    if (!this.json) return
    const { receipts, sales, ledger, files } = this
    const addresses = keep
      ? { sandbox: this.sandboxUrl, gateway: this.gatewayUrl, adminKey: this.env.RISITI_ADMIN_KEY }
      : {}
    process.stdout.write(`${JSON.stringify({ receipts, sales, ledger, ...addresses, files })}\n`)
  }

  async close() {
    await stopServers()
    if (this.folder) await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  async sell(sale, key, seconds) {
    const document = await this.call('/v1/documents', {
      method: 'POST',
      body: JSON.stringify(sale),
      headers: { 'content-type': 'application/json', 'idempotency-key': key, prefer: `wait=${seconds}` },
    })
    this.sales[sale.currency === 'UGX' ? 'UG' : 'KE']++
    return JSON.parse(document)
  }

  async another(country, why) {
    const sale = JSON.parse(await readFile(join(EXAMPLES, country.example), 'utf8'))
    return { ...sale, number: `${sale.number}-${why}` }
  }

  get(path) {
    return this.call(path, {})
  }

  async call(path, options) {
    const authorization = `Bearer ${this.env.RISITI_ADMIN_KEY}`
    const headers = { ...options.headers, authorization }
    const response = await fetch(this.gatewayUrl + path, { ...options, headers })
    const text = await response.text()
    if (!response.ok)
      throw new Error(`${options.method ?? 'GET'} ${path} answered ${response.status}: ${text}`)
    return text
  }

  async readLedger() {
    return (await (await fetch(`${this.sandboxUrl}/_sandbox/ledger`)).json()).documents
  }

  async countLedger(country) {
    return (await this.readLedger()).filter((row) => row.country === country).length
  }

  setFault(fault) {
    return this.control('POST', fault)
  }

  clearFaults() {
    return this.control('DELETE')
  }

  async control(method, body) {
    const response = await fetch(`${this.sandboxUrl}/_sandbox/faults`, {
      method,
      headers: { 'content-type': 'application/json', 'x-risiti-control': '1' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!response.ok) throw new Error(`the sandbox refused a fault: ${await response.text()}`)
  }
}

/** Asks again and again, at most 30 seconds. */
async function until(what, ask) {
  const end = Date.now() + 30_000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`waited 30 seconds in vain: ${what}`)
}
