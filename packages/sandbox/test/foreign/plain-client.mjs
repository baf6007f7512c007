/*
 * A client of both authorities in nothing but node:crypto and fetch. It knows our code not at all: what it can do, any
 * till in any language can.
 */
import {
  constants,
  createCipheriv,
  createDecipheriv,
  createSign,
  privateDecrypt,
  randomUUID,
} from 'node:crypto'
import { gunzipSync } from 'node:zlib'

const pad = (number) => String(number).padStart(2, '0')

/** A time in East Africa, `yyyy-MM-dd HH:mm:ss`. */
export function kampala(instant) {
  const at = new Date(instant.getTime() + 3 * 3600_000)
  const day = [at.getUTCFullYear(), pad(at.getUTCMonth() + 1), pad(at.getUTCDate())].join('-')
  return `${day} ${[at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(pad).join(':')}`
}

export class PlainEfris {
  constructor({ url, tin, deviceNo, privateKeyPem, now }) {
    this.endpoint = `${url}/efrisws/ws/taapp/getInformation`
    this.identity = { tin, deviceNo }
    this.key = privateKeyPem
    this.now = now
  }

  /** Sends an inner object (or text, or nothing) and opens the answer. `change` may spoil the outer message. */
  async call(interfaceCode, inner, { change = (outer) => outer, sealed = true, headers = {} } = {}) {
    const outer = change(this.outer(interfaceCode, inner === undefined ? '' : this.seal(inner, sealed)))
    const response = await fetch(this.endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof outer === 'string' ? outer : JSON.stringify(outer),
    })
    const answer = await response.json()
    const { returnCode, returnMessage } = answer.returnStateInfo
    return { status: response.status, returnCode, returnMessage, answer, content: this.open(answer.data) }
  }

  /** T104, and the 16 bytes inside. */
  async handshake() {
    const { content } = await this.call('T104')
    const block = privateDecrypt(
      { key: this.key, padding: constants.RSA_NO_PADDING },
      Buffer.from(content.passowrdDes, 'base64'),
    )
    const text = block.subarray(block.indexOf(0, 2) + 1).toString('latin1')
    this.aesKey = Buffer.from(text, 'base64')
    return { block, text, sign: content.sign }
  }

  outer(interfaceCode, content) {
    return {
      data: {
        content,
        signature: content === '' ? '' : this.sign(content),
        dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
      },
      globalInfo: {
        appId: 'AP04',
        version: '1.1.20191201',
        dataExchangeId: randomUUID().replaceAll('-', ''),
        interfaceCode,
        requestCode: 'TP',
        requestTime: kampala(this.now()),
        responseCode: 'TA',
        userName: 'admin',
        deviceMAC: 'FFFFFFFFFFFF',
        taxpayerID: '1',
        longitude: '116.397128',
        latitude: '39.916527',
        ...this.identity,
      },
      returnStateInfo: { returnCode: '', returnMessage: '' },
    }
  }

  sign(content) {
    return createSign('RSA-SHA1').update(content).sign(this.key, 'base64')
  }

  seal(inner, sealed) {
    const text = Buffer.from(typeof inner === 'string' ? inner : JSON.stringify(inner))
    if (!sealed) return text.toString('base64')
    const cipher = createCipheriv('aes-128-ecb', this.aesKey, null)
    return Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
  }

  open({ content, dataDescription }) {
    if (!content) return undefined
    let bytes = Buffer.from(content, 'base64')
    if (dataDescription.zipCode === '1') bytes = gunzipSync(bytes)
    if (dataDescription.codeType === '1') {
      const decipher = createDecipheriv('aes-128-ecb', this.aesKey, null)
      bytes = Buffer.concat([decipher.update(bytes), decipher.final()])
    }
    return JSON.parse(bytes.toString('utf8'))
  }
}

/** KRA's own host: who asks is in the headers, and replies are flat. */
export class PlainEtims {
  constructor({ url, tin, bhfId = '00' }) {
    this.base = `${url}/etims-api`
    this.headers = { tin, bhfId }
  }

  async initialise(dvcSrlNo) {
    const { tin, bhfId } = this.headers
    const reply = await this.post('/selectInitOsdcInfo', { tin, bhfId, dvcSrlNo }, { headers: {} })
    if (reply.data) this.headers.cmcKey = reply.data.info.cmcKey
    return reply
  }

  async post(path, body, { headers = this.headers, extra = {} } = {}) {
    return postJson(this.base + path, body, { ...headers, ...extra })
  }
}

/** The gateway: a token that is had by GET, more headers, and replies in a wrapper. */
export class PlainGateway {
  constructor({ url, tin, bhfId = '00', consumerKey, consumerSecret, apigeeAppId }) {
    this.url = url
    this.credentials = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
    this.headers = { tin, bhfId, apigee_app_id: apigeeAppId }
  }

  async initialise(dvcSrlNo) {
    const { tin, bhfId } = this.headers
    this.headers.authorization = `Bearer ${await this.token()}`
    const reply = await this.post('/initialize', { tin, bhfId, dvcSrlNo })
    if (reply.data) this.headers.cmcKey = reply.data.info.cmcKey
    return reply
  }

  async token() {
    const headers = { authorization: `Basic ${this.credentials}` }
    const response = await fetch(`${this.url}/v1/token/generate?grant_type=client_credentials`, { headers })
    return (await response.json()).access_token
  }

  /** The reply out of its wrapper; there is none when the validator refused, who has words only. */
  async post(path, body) {
    const answer = await postJson(`${this.url}/etims-oscu/api/v1${path}`, body, this.headers)
    const { status, responseHeader, responseBody } = answer
    return { status, words: responseHeader?.debugMessage, ...responseBody }
  }
}

/** A unit on the own machine: who asks is in the body, and there is no key to keep. */
export class PlainUnit {
  constructor({ url, tin, bhfId = '00' }) {
    this.url = url
    this.identity = { tin, bhfId }
  }

  async initialise(dvcSrlNo) {
    return this.post('/initializer/selectInitInfo', { dvcSrlNo })
  }

  async post(path, body) {
    return postJson(this.url + path, { ...this.identity, ...body }, {})
  }
}

async function postJson(url, body, headers) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, ...(await response.json()) }
}
