import { request } from 'node:http'
import { channels } from '@risiti/etims/channels'
import type { DoorName } from '#src/exchange.js'
import type { Sandbox } from '#src/testing.js'
import { connect, invoice } from '../efris/invoices.js'
import { sale } from '../etims/sales.js'
import { openDoors } from '../etims/three-doors.js'
import type { PlainEfris } from '../foreign/plain-client.mjs'

/** What a client sees: how the connection broke, or an answer, or both when it broke in mid-answer. */
export interface Seen {
  readonly error?: string
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>
  readonly text?: string
}

/** Sells one thing through a door, in nothing but HTTP. */
export type Sell = (headers?: Record<string, string>) => Promise<Seen>

export function send(url: string, body: string, headers: Record<string, string> = {}, method = 'POST') {
  return new Promise<Seen>((resolve) => {
    const call = request(url, { method, headers }, (response) => {
      let text = ''
      response.on('data', (chunk) => {
        text += chunk
      })
      const { statusCode: status = 0, headers: sent } = response
      response.on('end', () => resolve({ status, headers: sent, text }))
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code!, text }))
    })
    call.on('error', (error: NodeJS.ErrnoException) => resolve({ error: error.code! }))
    call.end(body)
  })
}

/** A seller at each door, with fresh keys. Numbers go on from what the ledger holds, as strict doors want them. */
export async function openCounters(sandbox: Sandbox): Promise<Readonly<Record<DoorName, Sell>>> {
  const trader = await connect(sandbox)
  const kenyan = await kenyanHeaders(sandbox)
  return {
    online: (headers) =>
      send(trader.endpoint, envelope(trader, trader.seal(invoice(reference(sandbox)), true)), headers),
    enabler: (headers) =>
      send(`${sandbox.url}/efristcs/ws/tcsapp/getInformation`, ofEnabler(sandbox, trader), headers),
    oscu: (headers) => sell(sandbox, 'oscu', { ...kenyan, ...headers }),
    gavaconnect: (headers) => sell(sandbox, 'gavaconnect', { ...kenyan, ...headers }),
    vscu: (headers) => sell(sandbox, 'vscu', headers),
  }
}

function reference(sandbox: Sandbox): string {
  return `R-${sandbox.ledger().documents.length}`
}

function envelope(trader: PlainEfris, content: string): string {
  return JSON.stringify(trader.outer('T109', content))
}

function ofEnabler(sandbox: Sandbox, trader: PlainEfris): string {
  const deviceNo = sandbox.taxpayers().efris[0]!.enablerDeviceNo!
  const document = invoice(reference(sandbox))
  document.basicInformation.deviceNo = deviceNo
  const outer = trader.outer('T109', Buffer.from(JSON.stringify(document)).toString('base64'))
  return JSON.stringify({ ...outer, globalInfo: { ...outer.globalInfo, deviceNo } })
}

function sell(
  sandbox: Sandbox,
  channel: keyof typeof channels,
  headers: Record<string, string> = {},
): Promise<Seen> {
  const { tin, bhfId } = sandbox.taxpayers().etims[0]!
  const invcNo = sandbox.ledger().documents.filter(({ country }) => country === 'KE').length + 1
  const body = { tin, bhfId, ...sale(invcNo), receipt: { ...sale().receipt, rptNo: 1 } }
  const { pathPrefix, paths } = channels[channel]
  const prefix = channel === 'vscu' ? '/vscu' : pathPrefix
  return send(sandbox.url + prefix + paths.saveSalesTransaction!, JSON.stringify(body), headers)
}

async function kenyanHeaders(sandbox: Sandbox): Promise<Record<string, string>> {
  const { tin, bhfId, apigeeAppId, consumerKey, consumerSecret, cmcKey } = sandbox.taxpayers().etims[0]!
  if (cmcKey === null) await openDoors(sandbox)
  const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64')
  const answer = await send(
    `${sandbox.url}/v1/token/generate`,
    '',
    { authorization: `Basic ${basic}` },
    'GET',
  )
  const { access_token } = JSON.parse(answer.text!) as { access_token: string }
  return {
    tin,
    bhfId,
    cmcKey: sandbox.taxpayers().etims[0]!.cmcKey!,
    apigee_app_id: apigeeAppId,
    authorization: `Bearer ${access_token}`,
  }
}
