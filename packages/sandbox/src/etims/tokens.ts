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

/** The tokens that the gateway gave out. */
export class Tokens {
  readonly #seeded: Seeded
  readonly #given = new Map<string, Date>()

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** Gives a token for a Basic header; `undefined` when nobody has these credentials. */
  give(
    authorization: string,
    tins: Iterable<string>,
    now: Date,
  ): { access_token: string; expires_in: string } | undefined {
    const [, encoded = ''] = /^Basic (\S+)$/i.exec(authorization) ?? []
    const pair = Buffer.from(encoded, 'base64').toString('utf8')
    const isKnown = [...tins]
      .map(credentialsOf)
      .some((one) => `${one.consumerKey}:${one.consumerSecret}` === pair)
    if (!isKnown) return undefined
    const token = this.#seeded.bytes(`token:${this.#given.size}`).toString('base64url').slice(0, 28)
    this.#given.set(token, new Date(now.getTime() + LIFETIME_S * 1000))
    return { access_token: token, expires_in: String(LIFETIME_S) }
  }

  /** What has become of the token in a Bearer header. */
  stateOf(authorization: string, now: Date): 'good' | 'expired' | 'unknown' {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization) ?? []
    const end = this.#given.get(token)
    if (end === undefined) return 'unknown'
    return now < end ? 'good' : 'expired'
  }
}
