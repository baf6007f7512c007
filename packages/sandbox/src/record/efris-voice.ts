import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { formatEat } from '@risiti/core'
import { encryptAes, signRsa, unwrapRsa } from '@risiti/efris/crypto'
import type { Sandbox } from '../sandbox.js'
import { openWith, outerOf } from './efris-reader.js'
import { membersOf, objectIn, type Said, saidIn, textOf } from './said.js'
import type { OpenedMessage, RecordedRequest } from './transcript.js'

const ENDPOINT = '/efrisws/ws/taapp/getInformation'

interface Device {
  readonly key: KeyObject
  session: Buffer | undefined
}

/** Says to the sandbox, with keys that it knows, what a device once said to the authority. */
export class EfrisVoice {
  readonly #sandbox: Sandbox
  readonly #devices = new Map<string, Device>()

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  /**
   * Sends a recorded request; what is not sealed goes as it came.
   * @param body the outer message, in the names of the sandbox, `inner` what was in it.
   */
  async say(request: RecordedRequest, body: string, inner: string | null): Promise<Said | undefined> {
    const outer = objectIn(body)
    if (!request.opened || !outer) return this.#post(request.path, body, undefined)
    const globalInfo = membersOf(outer.globalInfo)
    const device = this.#deviceOf(textOf(globalInfo.deviceNo))
    const isSealed = request.opened.layers.includes('aes')
    if (isSealed && device && !device.session) await this.#logIn(device, globalInfo)
    const text = inner === null ? '' : await signDocuments(inner, device?.key)
    const content = seal(text, request.opened.layers, device?.session)
    const signature = await sign(content, request.opened.signed, device?.key)
    const data = { ...membersOf(outer.data), content, signature }
    return this.#post(request.path, JSON.stringify({ ...outer, data }), device)
  }

  /** Asks for a key, in the name of a device. */
  async #logIn(device: Device, globalInfo: Readonly<Record<string, unknown>>): Promise<void> {
    const outer = {
      data: {
        content: '',
        signature: '',
        dataDescription: { codeType: '1', encryptCode: '2', zipCode: '0' },
      },
      globalInfo: {
        ...globalInfo,
        interfaceCode: 'T104',
        dataExchangeId: randomBytes(16).toString('hex'),
        requestTime: formatEat(this.#sandbox.clock.now(), 'yyyy-MM-dd HH:mm:ss'),
      },
      returnStateInfo: { returnCode: '', returnMessage: '' },
    }
    await this.#post(ENDPOINT, JSON.stringify(outer), device)
  }

  #deviceOf(deviceNo: string): Device | undefined {
    const known = this.#devices.get(deviceNo)
    if (known) return known
    const files = this.#sandbox.books.keys.filesOf(deviceNo)
    if (!files) return undefined
    const device: Device = { key: createPrivateKey(files.privateKeyPem), session: undefined }
    this.#devices.set(deviceNo, device)
    return device
  }

  async #post(path: string, body: string, device: Device | undefined): Promise<Said | undefined> {
    const response = await fetch(this.#sandbox.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
    const text = await response.text()
    const outer = outerOf(text)
    const opened = outer && openWith(device?.session ? [device.session] : [], outer.data)
    if (device && outer && opened?.text) this.#takeKeys(outer.globalInfo, opened.text, device)
    const { status, headers } = response
    return saidIn({ status, type: headers.get('content-type') ?? '', body: text, opened })
  }

  /** T104 gives a key; with T136 another one than ours was registered, whose owner is not here: ours counts again. */
  #takeKeys(globalInfo: Readonly<Record<string, unknown>>, content: string, device: Device): void {
    const { passowrdDes } = membersOf(objectIn(content))
    if (typeof passowrdDes === 'string') {
      const key = unwrapRsa(device.key, Buffer.from(passowrdDes, 'base64')).toString('latin1')
      device.session = Buffer.from(key, 'base64')
    }
    if (globalInfo.interfaceCode === 'T136')
      this.#sandbox.books.keys.register(textOf(globalInfo.deviceNo), createPublicKey(device.key))
  }
}

/** Puts around an inner message what was around it. */
function seal(inner: string, layers: readonly string[], aesKey: Buffer | undefined): string {
  if (inner === '') return ''
  let bytes: Buffer = Buffer.from(inner)
  for (const layer of layers.toReversed()) {
    if (layer === 'gzip') bytes = gzipSync(bytes)
    if (layer === 'aes' && aesKey) bytes = encryptAes(aesKey, bytes)
  }
  return bytes.toString('base64')
}

/** T129: each document in the list is signed by itself. */
async function signDocuments(inner: string, key: KeyObject | undefined): Promise<string> {
  if (!key || !inner.includes('"invoiceSignature"')) return inner
  const rows = JSON.parse(inner) as { invoiceContent?: string; invoiceSignature?: string }[]
  for (const row of rows) {
    if (row.invoiceSignature) row.invoiceSignature = await sign(row.invoiceContent ?? '', 'well', key)
  }
  return JSON.stringify(rows)
}

/** A signature that nobody could check is taken for a good one. */
async function sign(
  content: string,
  signed: OpenedMessage['signed'],
  key: KeyObject | undefined,
): Promise<string> {
  if (signed === 'not' || content === '' || !key) return ''
  const bytes = Buffer.from(signed === 'badly' ? `${content} ` : content)
  return (await signRsa('sha1', key, bytes)).toString('base64')
}
