/** The languages of a receipt. What an authority wants read in English stays in English beside it. */
export const LANGUAGES = ['en', 'sw'] as const

export type Language = (typeof LANGUAGES)[number]

/** A picture above the name of the shop: black or coloured on white, as a PNG. */
export interface Logo {
  readonly png: Uint8Array
  /** Pixels. */
  readonly width: number
  readonly height: number
}

/** How a device wants its receipts. */
export interface ReceiptSettings {
  readonly language: Language
  /** Lines between the seller and the title. */
  readonly header: readonly string[]
  /** Lines at the end. */
  readonly footer: readonly string[]
  /** True: the total in words too, where the country does not ask for it anyway. */
  readonly amountInWords: boolean
  readonly logo?: Logo
  /** Letters that the bundled font lacks are taken from it, and all others too: a TrueType or OpenType file. */
  readonly font?: FontFiles
}

/** A font of the device's own. Without a bold face the regular one does for both. */
export interface FontFiles {
  readonly regular: Uint8Array
  readonly bold?: Uint8Array
}

/** What a device that says nothing gets. */
export const PLAIN_SETTINGS: ReceiptSettings = {
  language: 'en',
  header: [],
  footer: [],
  amountInWords: false,
}
