import type { Kenyan } from '../types.js'
import type { Exchange } from './types.js'

/** Belong to a connection, not to a call. */
const OF_CONNECTION =
  /^(host|connection|content-length|transfer-encoding|keep-alive|user-agent|accept.*|sec-.*|origin|referer)$/i

/**
 * A command that sends a call again, to this sandbox. The journal blanks what gives access: for Kenya it is filled in again
 * from the taxpayer that called.
 */
export function curlOf({ raw: { request } }: Exchange, kenyans: readonly Kenyan[]): string {
  const { method, path, headers, body } = request
  const tin = headers.tin ?? /"tin"\s*:\s*"([^"]*)"/.exec(body)?.[1]
  const caller = kenyans.find((one) => one.tin === tin && isBranch(one, headers.bhfid)) ?? kenyans[0]
  const options = [
    ...(method === 'POST' ? [] : [`-X ${method}`]),
    ...Object.entries(headers)
      .filter(([name]) => !OF_CONNECTION.test(name))
      .map(([name, value]) => header(name, value, caller)),
    ...(body === '' ? [] : [`--data-raw ${quote(withKey(body, caller))}`]),
  ]
  return [`curl -sS ${quote(location.origin + path)}`, ...options].join(' \\\n  ')
}

/** Whether a call can be sent again as it was: longer ones are kept in part only. */
export function isWhole({ raw: { request } }: Exchange): boolean {
  return request.body.length === request.characters || request.body.includes('[redacted]')
}

function isBranch({ bhfId }: Kenyan, asked: string | undefined): boolean {
  return asked === undefined || asked === bhfId
}

function header(name: string, value: string, caller: Kenyan | undefined): string {
  if (/^cmckey$/i.test(name)) return `-H ${quote(`${name}: ${caller?.cmcKey ?? ''}`)}`
  if (/^authorization$/i.test(name)) return /^basic/i.test(value) ? credentials(caller) : bearer(caller)
  return `-H ${quote(`${name}: ${value}`)}`
}

function credentials(caller: Kenyan | undefined): string {
  return `-u ${quote(`${caller?.consumerKey}:${caller?.consumerSecret}`)}`
}

/** A token lives an hour: the command fetches one of its own. */
function bearer(caller: Kenyan | undefined): string {
  const url = quote(`${location.origin}/v1/token/generate?grant_type=client_credentials`)
  const pick = String.raw`sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/'`
  return `-H "authorization: Bearer $(curl -sS ${credentials(caller)} ${url} | ${pick})"`
}

function withKey(body: string, caller: Kenyan | undefined): string {
  return body.replace(
    /("cmcKey"\s*:\s*)"\[redacted\]"/,
    (_all, name: string) => `${name}"${caller?.cmcKey ?? ''}"`,
  )
}

/** As one word of a shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
