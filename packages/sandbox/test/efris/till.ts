import { gunzipSync } from 'node:zlib'
import type { Sandbox } from '#src/testing.js'
import { type Json, kampala } from '../foreign/plain-client.mjs'
import { invoice } from './invoices.js'

/** What came back through the enabler, opened. */
export interface Said {
  readonly code: string
  readonly answer: Json
  readonly content: Json
}

/** A till that talks to the first seller's offline enabler: plain base64, no keys, no signature. */
export class Till {
  readonly deviceNo: string
  readonly #sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
    this.deviceNo = sandbox.taxpayers().efris[0]!.enablerDeviceNo!
  }

  /** A T109 that is accepted. */
  sale(referenceNo = 'E-1'): Json {
    const document: Json = invoice(referenceNo)
    document.basicInformation.deviceNo = this.deviceNo
    document.basicInformation.issuedDate = kampala(this.#sandbox.clock.now())
    return document
  }

  /** Calls an interface; `globals` and `data` stand in for members of the outer message. */
  async call(interfaceCode: string, inner?: unknown, globals: object = {}, data: object = {}): Promise<Said> {
    const outer = {
      data: {
        content: inner === undefined ? '' : Buffer.from(JSON.stringify(inner)).toString('base64'),
        signature: '',
        dataDescription: { codeType: '0', encryptCode: '1', zipCode: '0' },
        ...data,
      },
      globalInfo: { ...this.#globals(interfaceCode), ...globals },
      returnStateInfo: { returnCode: '', returnMessage: '' },
    }
    const address = `${this.#sandbox.url}/efristcs/ws/tcsapp/getInformation`
    const response = await fetch(address, { method: 'POST', body: JSON.stringify(outer) })
    const answer = (await response.json()) as Json
    const bytes = Buffer.from(answer.data.content, 'base64')
    const text = (answer.data.dataDescription.zipCode === '1' ? gunzipSync(bytes) : bytes).toString()
    const content = text === '' ? undefined : JSON.parse(text)
    return { code: answer.returnStateInfo.returnCode, answer, content }
  }

  #globals(interfaceCode: string) {
    return {
      appId: 'AP04',
      version: '1.1.20191201',
      dataExchangeId: '9230489223014123',
      interfaceCode,
      requestCode: 'TP',
      requestTime: kampala(this.#sandbox.clock.now()),
      responseCode: 'TA',
      userName: 'admin',
      deviceMAC: 'FFFFFFFFFFFF',
      deviceNo: this.deviceNo,
      tin: '1000000001',
      brn: '',
      taxpayerID: '1',
      longitude: '116.397128',
      latitude: '39.916527',
    }
  }
}
