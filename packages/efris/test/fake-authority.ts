import {
  constants,
  createCipheriv,
  createDecipheriv,
  createSign,
  createVerify,
  type KeyObject,
  publicEncrypt,
  randomBytes,
} from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/*
 * A small authority for these tests, written from the primitives: it shares no code with the client, and is not the
 * sandbox. It checks what the real one checks of a message, keeps documents by reference, and does as it is told.
 */

type Inner = Readonly<Record<string, unknown>>

export interface Received {
  readonly code: string
  readonly path: string
  readonly globalInfo: Readonly<Record<string, string>>
  readonly dataDescription: unknown
  /** The inner text as it was sealed; empty when there was none. */
  readonly text: string
  readonly signature: string
}

/** What to do with the next call of an interface instead of answering it. */
export type Plan =
  | { readonly returnCode: string; readonly returnMessage?: string; readonly content?: unknown }
  | { readonly answer: unknown }
  | { readonly raw: string; readonly status?: number }
  | { readonly sealWithWrongKey: true | 'padded' }
  | { readonly hang: true }
  | { readonly cut: true }

export class FakeAuthority {
  readonly received: Received[] = []
  readonly documents = new Map<string, Inner>()
  /** How far its clock is from the machine's. */
  offsetMs = 0
  now: () => number = Date.now
  /** How long an answer takes. */
  delayMs = 0
  /** Signs its answers with this key; without one the signature is noise. */
  serverKey: KeyObject | undefined
  registration: Inner = {
    device: { deviceNo: '1000029771_02', offlineDays: 90 },
    taxpayer: {
      tin: '1000029771',
      legalName: 'Nakasero Traders',
      contactEmail: 'till@example.test',
      ninBrn: '',
    },
    taxType: [{ taxTypeCode: '301', taxTypeName: 'Value Added Tax' }],
    dateFormat: 'dd/MM/yyyy',
  }
  readonly #deviceKey: KeyObject
  readonly #plans = new Map<string, Plan[]>()
  readonly #server = createServer((request, response) => void this.#serve(request, response))
  #key: Buffer | undefined
  #keys: Buffer[] = []

  constructor(deviceKey: KeyObject) {
    this.#deviceKey = deviceKey
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  /** The interfaces called, in order. */
  get codes(): string[] {
    return this.received.map(({ code }) => code)
  }

  /** Every session key it has given out. */
  get keys(): readonly Buffer[] {
    return this.#keys
  }

  plan(code: string, ...plans: Plan[]): void {
    this.#plans.set(code, [...(this.#plans.get(code) ?? []), ...plans])
  }

  /** Drops what is planned for an interface. */
  forget(code: string): void {
    this.#plans.delete(code)
  }

  /** Makes the present key useless, as another program that shares the device does. */
  replaceKey(): void {
    this.#key = randomBytes(16)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs))
    const { data, globalInfo } = JSON.parse(Buffer.concat(chunks).toString())
    const code: string = globalInfo.interfaceCode
    // The enabler takes and gives plain content, and neither signs nor checks. T102 comes before there is a key.
    const isPlain = request.url?.startsWith('/efristcs/') === true || code === 'T102'
    const opened = isPlain ? { text: plainText(data.content) } : this.#open(data, globalInfo)
    const { content: _, ...rest } = data
    this.received.push({ ...rest, code, path: request.url ?? '', globalInfo, text: opened.text ?? '' })
    const plan = this.#plans.get(code)?.shift()
    if (plan && 'hang' in plan) return
    if (plan && 'cut' in plan) return void response.destroy()
    if (plan && 'raw' in plan) return void response.writeHead(plan.status ?? 200).end(plan.raw)
    const outcome =
      ('refused' in opened ? opened.refused : undefined) ??
      (plan && 'returnCode' in plan ? plan : undefined) ??
      (plan && 'answer' in plan ? { returnCode: '00', content: plan.answer } : undefined) ??
      this.#answer(code, opened.text ? JSON.parse(opened.text) : undefined)
    const wrong = plan && 'sealWithWrongKey' in plan
    const key = wrong ? () => randomBytes(16) : () => this.#key
    const seal = () => this.#envelope(code, globalInfo, outcome, isPlain ? undefined : key())
    let envelope = seal()
    // One wrong key in 256 opens to well-padded nonsense by chance; a plan says which kind it is about.
    const padded = wrong && plan.sealWithWrongKey === 'padded'
    while (wrong && opens(this.#key!, envelope.data.content) !== padded) envelope = seal()
    response.end(JSON.stringify(envelope))
  }

  #open(
    data: { content: string; signature: string },
    globalInfo: { requestTime: string },
  ): { text?: string; refused?: { returnCode: string } } {
    const asked = Date.parse(`${globalInfo.requestTime.replace(' ', 'T')}+03:00`)
    if (Math.abs(asked - this.#time()) > 600_000 && !isClock(globalInfo))
      return { refused: { returnCode: '28' } }
    if (!data.content) return {}
    if (!data.signature) return { refused: { returnCode: '39' } }
    const signature = Buffer.from(data.signature, 'base64')
    const verify = createVerify('RSA-SHA1').update(data.content)
    if (!verify.verify(this.#deviceKey, signature)) return { refused: { returnCode: '38' } }
    try {
      const text = decrypt(this.#key!, data.content).toString()
      JSON.parse(text)
      return { text }
    } catch {
      return { refused: { returnCode: '15' } }
    }
  }

  #answer(code: string, request: Inner | undefined): { returnCode: string; content?: unknown } {
    switch (code) {
      case 'T101':
        return { returnCode: '00', content: { currentTime: eat(this.#time()) } }
      case 'T103':
        return { returnCode: '00', content: this.registration }
      case 'T104':
        return { returnCode: '00', content: this.#newKey() }
      case 'T106':
        return { returnCode: '00', content: this.#list(request!) }
      case 'T108':
        return this.#find(request!)
      case 'T109':
        return this.#store(request!)
      default:
        return { returnCode: '01' }
    }
  }

  #newKey() {
    this.#key = randomBytes(16)
    this.#keys.push(this.#key)
    const wrapped = publicEncrypt(
      { key: this.#deviceKey, padding: constants.RSA_PKCS1_PADDING },
      Buffer.from(this.#key.toString('base64')),
    )
    return { passowrdDes: wrapped.toString('base64'), sign: randomBytes(256).toString('base64url') }
  }

  #list({ referenceNo }: Inner) {
    const found = [...this.documents].filter(([reference]) => reference === referenceNo)
    return {
      page: { pageNo: 1, pageSize: 10, totalSize: found.length, pageCount: 1 },
      records: found.map(([reference, document]) => ({
        ...(document.basicInformation as Inner),
        ...(document.summary as Inner),
        referenceNo: reference,
        dateFormat: 'dd/MM/yyyy',
      })),
    }
  }

  #find({ invoiceNo }: Inner) {
    for (const document of this.documents.values()) {
      if ((document.basicInformation as Inner).invoiceNo === invoiceNo)
        return { returnCode: '00', content: document }
    }
    return { returnCode: '1502' }
  }

  #store(invoice: Inner): { returnCode: string; content: unknown } {
    const seller = invoice.sellerDetails as { referenceNo: string }
    const known = this.documents.get(seller.referenceNo)
    if (known) {
      const { invoiceNo, antifakeCode } = known.basicInformation as Inner
      return {
        returnCode: '2253',
        content: { existInvoiceList: [{ invoiceNo, antiFakeCode: antifakeCode }] },
      }
    }
    const invoiceNo = `3251000000${String(this.documents.size + 10)}`
    const stored = {
      ...invoice,
      basicInformation: {
        ...(invoice.basicInformation as Inner),
        invoiceId: '900000000000000001',
        invoiceNo,
        antifakeCode: '12345678901234567890',
        issuedDate: eat(this.#time()),
      },
      summary: { ...(invoice.summary as Inner), qrCode: `https://example.test/#/?invoiceNo=${invoiceNo}` },
      airlineGoodsDetails: [],
    }
    this.documents.set(seller.referenceNo, stored)
    return { returnCode: '00', content: stored }
  }

  #envelope(
    code: string,
    globalInfo: object,
    { returnCode, returnMessage, content }: { returnCode: string; returnMessage?: string; content?: unknown },
    key: Buffer | undefined,
  ) {
    const sealed = key !== undefined && content !== undefined && code !== 'T101' && code !== 'T104'
    const plain = content === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(content))
    const bytes = sealed ? encrypt(key!, plain) : plain
    return {
      data: {
        content: bytes.toString('base64'),
        signature: this.#sign(bytes.toString('base64')),
        dataDescription: { codeType: sealed ? '1' : '0', encryptCode: '2', zipCode: '0' },
      },
      globalInfo,
      returnStateInfo: {
        returnCode,
        returnMessage: returnMessage ?? (returnCode === '00' ? 'SUCCESS' : 'refused'),
      },
    }
  }

  #sign(text: string): string {
    if (!this.serverKey) return randomBytes(256).toString('base64')
    return createSign('RSA-SHA1').update(text).sign(this.serverKey, 'base64')
  }

  #time(): number {
    return this.now() + this.offsetMs
  }
}

/** Nobody can read a clock with the time that it would tell: T101 is answered at any hour. */
function isClock(globalInfo: object): boolean {
  return (globalInfo as { interfaceCode: string }).interfaceCode === 'T101'
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-128-ecb', key, null)
  return Buffer.concat([cipher.update(plain), cipher.final()])
}

/** `dd/MM/yyyy HH:mm:ss` in East Africa Time. */
function eat(ms: number): string {
  const [day, time] = new Date(ms + 3 * 3_600_000).toISOString().split('T')
  return `${day!.split('-').reverse().join('/')} ${time!.slice(0, 8)}`
}

function plainText(content: string): string {
  return Buffer.from(content, 'base64').toString()
}

function decrypt(key: Buffer, content: string): Buffer {
  const decipher = createDecipheriv('aes-128-ecb', key, null)
  return Buffer.concat([decipher.update(content, 'base64'), decipher.final()])
}

function opens(key: Buffer, content: string): boolean {
  try {
    decrypt(key, content)
    return true
  } catch {
    return false
  }
}
