import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findLogo, findReceiptSettings } from '../store/statements/receipts.js'
import type { Tx } from '../store/store.js'
import { type FontFiles, type Language, PLAIN_SETTINGS, type ReceiptSettings } from './settings.js'
import type { PaperWidth } from './text.js'

/** Where a device's receipts are printed, and in what. */
export interface PrinterSettings {
  readonly host: string
  readonly port: number
  readonly paper: '58' | '80'
  /** Characters in a line, where the printer has another number than most of its paper. */
  readonly columns?: 32 | 42 | 48
  /** `text`: the printer's own letters. `picture`: dots, with every letter that the font has. */
  readonly how: 'text' | 'picture'
}

/** What a device says of its receipts, as it is kept: the font as the names of its files, and the picture apart. */
export interface KeptSettings {
  readonly language: Language
  readonly paper?: PaperWidth
  readonly header: readonly string[]
  readonly footer: readonly string[]
  readonly amountInWords: boolean
  readonly font?: { readonly regular: string; readonly bold?: string }
  readonly printer?: PrinterSettings
}

/** How a device wants its receipts. */
export interface DeviceReceiptSettings {
  readonly view: ReceiptSettings
  readonly paper: PaperWidth | undefined
  readonly printer: PrinterSettings | undefined
}

/** What a device that never said anything wants. */
export const PLAIN_DEVICE: DeviceReceiptSettings = {
  view: PLAIN_SETTINGS,
  paper: undefined,
  printer: undefined,
}

interface Known {
  readonly version: number
  readonly settings: DeviceReceiptSettings
}

/** A name of a file, and no way out of its folder. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,99}$/

/** Reads how devices want their receipts. Pictures and fonts are read once, and again when the settings are changed. */
export class DeviceReceipts {
  readonly #read: Tx
  readonly #fontsFolder: string | undefined
  readonly #known = new Map<string, Known>()

  constructor(read: Tx, fontsFolder: string | undefined) {
    this.#read = read
    this.#fontsFolder = fontsFolder
  }

  /** How a device wants its receipts; in English and without words of its own where it never said. */
  async of(account: string, device: string): Promise<DeviceReceiptSettings> {
    const row = await findReceiptSettings(this.#read, account, device)
    if (!row) return PLAIN_DEVICE
    const key = JSON.stringify([account, device])
    const known = this.#known.get(key)
    const version = Number(row.version)
    if (known?.version === version) return known.settings
    const kept = JSON.parse(String(row.settings)) as KeptSettings
    const font = kept.font && (await this.readFont(kept.font).catch(() => undefined))
    const settings = await this.#complete(account, device, kept, font)
    // A font whose file is away is looked for again: until then the bundled one does.
    if (!kept.font || font) this.#known.set(key, { version, settings })
    return settings
  }

  /** The files of a font. @throws Error when there is no such file, or no folder for them. */
  async readFont({ regular, bold }: NonNullable<KeptSettings['font']>): Promise<FontFiles> {
    const files = { regular: await this.#readFile(regular) }
    return bold === undefined ? files : { ...files, bold: await this.#readFile(bold) }
  }

  async #complete(
    account: string,
    device: string,
    { paper, printer, font: _files, ...words }: KeptSettings,
    font: FontFiles | undefined,
  ): Promise<DeviceReceiptSettings> {
    const png = await findLogo(this.#read, account, device)
    const view = {
      ...words,
      ...(png === null ? {} : { logo: { png, ...sizeOf(png) } }),
      ...(font ? { font } : {}),
    }
    return { view, paper, printer }
  }

  async #readFile(name: string): Promise<Uint8Array> {
    if (this.#fontsFolder === undefined) throw new Error('RISITI_FONTS names no folder')
    if (!FILE_NAME.test(name)) throw new Error('that is no name of a file')
    return readFile(join(this.#fontsFolder, name))
  }
}

/** What a PNG of ours says of its size. */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(png.buffer, png.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
