import { type ChannelProfile, channels, type OperationName, type Paths } from '@risiti/etims/channels'
import type { Sandbox } from '#src/testing.js'

/** What came back, whichever way it was wrapped. */
export interface Said {
  readonly status: number
  /** The result code; `undefined` when the gateway's validator refused, who has words only. */
  readonly code: string | undefined
  readonly text: string
  readonly customerMessage: string | undefined
  readonly resultDt: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what tests are about.
  readonly data: any
}

/** Calls an operation with these members. What `change` returns stands in for the identity. */
export type Caller = (
  operation: OperationName,
  body: object | string,
  change?: (identity: Identity) => Identity,
) => Promise<Said>

type Identity = Readonly<Record<string, string>>

/** One initialised device, at each of the doors. */
export interface ThreeDoors {
  readonly legacy: Caller
  readonly gateway: Caller
  readonly unit: Caller
}

export type DoorName = keyof ThreeDoors
export const DOOR_NAMES: readonly DoorName[] = ['legacy', 'gateway', 'unit']

/** Initialises a device and has a token for it. A client in nothing but fetch, which may use other `paths` of the gateway. */
export async function openDoors(sandbox: Sandbox, index = 0, paths: Paths = {}): Promise<ThreeDoors> {
  const { tin, bhfId, dvcSrlNo, consumerKey, consumerSecret, apigeeAppId } = sandbox.taxpayers().etims[index]!
  const token = await tokenFor(sandbox.url, `${consumerKey}:${consumerSecret}`)
  const device = { tin, bhfId }
  const init = caller(sandbox.url, channels.oscu, {}, device)
  const { data } = await init('selectInitOsdcInfo', { dvcSrlNo })
  const headers = { ...device, cmcKey: data.info.cmcKey }
  const ofGateway = { ...headers, authorization: `Bearer ${token}`, apigee_app_id: apigeeAppId }
  return {
    legacy: caller(sandbox.url, channels.oscu, headers, {}),
    gateway: caller(sandbox.url, withPaths(channels.gavaconnect, paths), ofGateway, device),
    unit: caller(`${sandbox.url}/vscu`, channels.vscu, {}, device),
  }
}

function withPaths(profile: ChannelProfile, paths: Paths): ChannelProfile {
  return { ...profile, paths: { ...profile.paths, ...paths } }
}

async function tokenFor(url: string, credentials: string): Promise<string> {
  const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`
  const answer = await fetch(`${url}/v1/token/generate?grant_type=client_credentials`, {
    headers: { authorization },
  })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** Headers are the identity, or where there are none, what stands in the body. */
function caller(url: string, profile: ChannelProfile, headers: Identity, inBody: Identity): Caller {
  return async (operation, body, change = (identity) => identity) => {
    const isInBody = Object.keys(headers).length === 0
    const members = isInBody ? change(inBody) : inBody
    const answer = await fetch(url + profile.pathPrefix + profile.paths[operation], {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(isInBody ? {} : change(headers)) },
      body: typeof body === 'string' ? body : JSON.stringify({ ...members, ...body }),
    })
    return said(answer.status, (await answer.json()) as Answer)
  }
}

interface Flat {
  readonly resultCd: string
  readonly resultMsg: string
  readonly resultDt: string
  readonly data: unknown
}

type Answer =
  | Flat
  | {
      readonly responseHeader: { readonly customerMessage: string; readonly debugMessage: string }
      readonly responseBody: Flat | null
    }

function said(status: number, answer: Answer): Said {
  const [header, flat] =
    'responseHeader' in answer ? [answer.responseHeader, answer.responseBody] : [undefined, answer]
  return {
    status,
    code: flat?.resultCd,
    text: flat?.resultMsg ?? header?.debugMessage ?? '',
    customerMessage: header?.customerMessage,
    resultDt: flat?.resultDt,
    data: flat?.data ?? null,
  }
}
