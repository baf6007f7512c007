import type { Device } from '../etims/device.js'
import type { Sandbox } from '../sandbox.js'
import { type Heard, membersOf, objectIn, type Said, saidIn, textOf } from './said.js'
import type { RecordedRequest } from './transcript.js'

const INITIALISE = '/etims-api/selectInitOsdcInfo'

/** Says to the sandbox what a till in Kenya once said to KRA. */
export class EtimsVoice {
  readonly #sandbox: Sandbox

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox
  }

  /** Sends a recorded request. @param headers and `body` in the names of the sandbox. */
  async say(
    { method, path }: Pick<RecordedRequest, 'method' | 'path'>,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Said | undefined> {
    const sent = Object.fromEntries(SENT.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])))
    const response = await fetch(this.#sandbox.url + path, {
      method,
      headers: sent,
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
    })
    const heard: Heard = {
      status: response.status,
      type: response.headers.get('content-type') ?? '',
      body: await response.text(),
    }
    return saidIn(heard)
  }

  /** Initialises a device, unless it is. @returns its key. */
  async initialise(device: Device): Promise<string> {
    const { info, dvcSrlNo } = device
    if (!device.isInitialised) {
      const body = JSON.stringify({ tin: info.tin, bhfId: info.bhfId, dvcSrlNo })
      await this.say({ method: 'POST', path: INITIALISE }, JSON_BODY, body)
    }
    return info.cmcKey
  }

  /** A token of the gateway. */
  async token(credentials: string): Promise<string> {
    const path = '/v1/token/generate?grant_type=client_credentials'
    const said = await this.say({ method: 'GET', path }, { authorization: `Basic ${credentials}` }, '')
    return textOf(membersOf(objectIn(said?.body ?? '')).access_token)
  }
}

const JSON_BODY = { 'content-type': 'application/json' }

/** The headers that mean something to the sandbox. */
const SENT = ['content-type', 'tin', 'bhfid', 'cmckey', 'authorization', 'apigee_app_id']
