import type { OperationName } from '../catalogue.js'
import type { WireType } from '../wire-type.js'

/** The ways in to KRA that come with this SDK. */
export type Channel = 'oscu' | 'gavaconnect' | 'vscu'

/** `local` is our sandbox on its default port, `test` is KRA's own test system. */
export type Environment = 'local' | 'test' | 'production'

/** KRA's letters for its tax bands. */
export type BandLetter = 'A' | 'B' | 'C' | 'D' | 'E'

/** What a country's authority gives to everyone, whichever way in. */
export interface CountryProfile {
  /** ISO 3166-1 code. */
  readonly code: string
  readonly authority: string
  /** How a taxpayer's number is called and written. */
  readonly taxId: IdForm
  readonly branchId: IdForm
  /** Where the QR code of a receipt leads. */
  readonly portals: Readonly<Record<Environment, string>>
}

export interface IdForm {
  readonly name: string
  readonly pattern: RegExp
  /** How to write one, in words and with an example. */
  readonly advice: string
}

/** What a client knows of itself. `authorization` is the OAuth token with its scheme, `appId` names the program. */
export type IdentityFact = 'tin' | 'bhfId' | 'cmcKey' | 'authorization' | 'appId'

/** What travels where, each under its name on the wire. */
export interface IdentityPlaces {
  readonly headers: Readonly<Partial<Record<IdentityFact, string>>>
  readonly body: Readonly<Partial<Record<IdentityFact, string>>>
}

/** What a channel's table says of a member otherwise than the operation's own. */
export interface FieldDifference extends Partial<WireType> {
  /** The channel does not have the member. */
  readonly absent?: true
  readonly required?: boolean
}

/** Differences by path: `trdInvcNo`, `receipt.rptNo`, `itemList[].itemCd`. */
export type Differences = Readonly<Record<string, FieldDifference>>

/** Paths by operation. An operation without one is not offered. */
export type Paths = Readonly<Partial<Record<OperationName, string>>>

/**
 * Everything in which one channel differs from another, as data. Code reads it and never asks for a channel's name, so that
 * another channel, or another country of the same family, is one more profile and no change to an operation.
 */
export interface ChannelProfile {
  readonly name: string
  readonly title: string
  readonly country: CountryProfile
  /** Scheme, host and port of each environment. */
  readonly origins: Readonly<Record<Environment, string>>
  /** Comes before every operation's path. */
  readonly pathPrefix: string
  readonly paths: Paths
  /** Further names of the same operations, as families a caller can choose; what a family lacks stays as in `paths`. */
  readonly families?: Readonly<Record<string, Paths>>
  /** Where the identity travels, unless `identityOf` says otherwise. */
  readonly identity: IdentityPlaces
  readonly identityOf: Readonly<Partial<Record<OperationName, IdentityPlaces>>>
  /** Where an OAuth token is fetched; `undefined` where none is needed. */
  readonly tokenPath?: string
  /** How replies are wrapped. A client reads each form everywhere; whoever stands in for KRA writes this one. */
  readonly envelope: 'flat' | 'wrapped'
  /** Result codes of success, and of success with nothing to return. */
  readonly success: { readonly done: readonly string[]; readonly empty: readonly string[] }
  readonly differences: Readonly<
    Partial<Record<OperationName, { readonly request?: Differences; readonly response?: Differences }>>
  >
  /** The unit keeps the key that initialisation brings, and no call carries it. */
  readonly keepsKeys: boolean
  /** Initialising a device again harms it. */
  readonly initialiseOnce: boolean
  /** The result code that says a number was used before. */
  readonly duplicateCode: string | undefined
  /** Whether `invcNo` must follow the one before without a gap. */
  readonly gapless: boolean
  /** What prices on the wire may contain: tax and all, or no tax. The first is what we send unless told otherwise. */
  readonly arithmetic: readonly [Arithmetic, ...Arithmetic[]]
  /** Which discounts are taken: those that are a whole percentage of their line, or any. */
  readonly discounts: 'whole-percent' | 'any'
  /** The rate in percent sent for a band that a document does not use. */
  readonly unusedRates: Readonly<Record<BandLetter, string>>
  /** Where all this comes from. */
  readonly source: string
}

/** `inclusive`: prices hold the tax, which is taken out of the total. `exclusive`: the tax comes on top. */
export type Arithmetic = 'inclusive' | 'exclusive'
