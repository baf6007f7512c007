import { Seeded } from '../seeded.js'

/** How long a token is good, in seconds. */
const LIFETIME_S = 3599

/** What a program is known by at the gateway. It follows from the PIN alone, so a reset does not change it. */
export interface Credentials {
  readonly consumerKey: string
  readonly consumerSecret: string
  readonly apigeeAppId: string
}

/** The credentials of the program that a taxpayer registered. */
export function credentialsOf(tin: string): Credentials {
  const hex = (label: string, length: number) => new Seeded(tin).bytes(label).toString('hex').slice(0, length)
  return {
    consumerKey: hex('key', 32),
    consumerSecret: hex('secret', 16),
    apigeeAppId: hex('app', 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  }
}

/** True when somebody has the credentials of a Basic header. */
export function areKnown(authorization: string, tins: Iterable<string>): boolean {
  const [, encoded = ''] = /^Basic (\S+)$/i.exec(authorization) ?? []
  const pair = Buffer.from(encoded, 'base64').toString('utf8')
  return [...tins].map(credentialsOf).some((one) => `${one.consumerKey}:${one.consumerSecret}` === pair)
}

/** A token as the gateway answers it. */
export interface Token {
  readonly access_token: string
  readonly expires_in: string
}

/** The tokens that the gateway gave out. */
export class Tokens {
  readonly #seeded: Seeded
  readonly #given = new Map<string, Date>()

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** Gives a token. */
  give(now: Date): Token {
    const token = this.#seeded.bytes(`token:${this.#given.size}`).toString('base64url').slice(0, 28)
    this.#given.set(token, new Date(now.getTime() + LIFETIME_S * 1000))
    return { access_token: token, expires_in: String(LIFETIME_S) }
  }

  /** Lets the token of a Bearer header run out before its time. */
  expire(authorization: string): void {
    const token = tokenIn(authorization)
    if (this.#given.has(token)) this.#given.set(token, new Date(0))
  }

  /** What has become of the token in a Bearer header. */
  stateOf(authorization: string, now: Date): 'good' | 'expired' | 'unknown' {
    const end = this.#given.get(tokenIn(authorization))
    if (end === undefined) return 'unknown'
    return now < end ? 'good' : 'expired'
  }
}

function tokenIn(authorization: string): string {
  return /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? ''
}
