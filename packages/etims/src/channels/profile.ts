/** The way in to KRA. */
export type Channel = 'oscu'

/** `local` is our sandbox on its default port, `test` is KRA's own test system. */
export type Environment = 'local' | 'test' | 'production'

/** KRA's letters for its tax bands. */
export type BandLetter = 'A' | 'B' | 'C' | 'D' | 'E'

/** Everything in which one channel differs from another. Code reads it and never asks for a channel's name. */
export interface ChannelProfile {
  readonly name: Channel
  readonly title: string
  /** Scheme, host and port of each environment. */
  readonly origins: Readonly<Record<Environment, string>>
  /** Comes before every operation's path. */
  readonly pathPrefix: string
  /** How a reply is wrapped: a row of the envelopes in `reply.ts`. */
  readonly envelope: 'flat'
  /** Header names of what identifies the caller. */
  readonly headers: Readonly<Record<'tin' | 'bhfId' | 'cmcKey', string>>
  /** The result code that says a number was used before. */
  readonly duplicateCode: string
  /** Whether `invcNo` must follow the one before without a gap. */
  readonly gapless: boolean
  /** What prices on the wire contain; `inclusive` is tax and all. */
  readonly arithmetic: 'inclusive'
  /** The rate in percent sent for a band that a document does not use. */
  readonly unusedRates: Readonly<Record<BandLetter, string>>
  /** Where the QR code of a receipt leads. */
  readonly portals: Readonly<Record<Environment, string>>
  /** Where all this comes from. */
  readonly source: string
}
