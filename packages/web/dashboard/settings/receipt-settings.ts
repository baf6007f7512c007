/** How a device wants its receipts. What the page does not change goes back as it came. */
export interface ReceiptSettings {
  readonly language: string
  /** Absent: whoever fetches a receipt says what it is for. */
  readonly paper?: string
  readonly header: readonly string[]
  readonly footer: readonly string[]
  readonly amountInWords: boolean
  /** A PNG in base64. */
  readonly logo?: string
  readonly printer?: { readonly host: string }
}

export const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', sw: 'Swahili' }

export const PAPERS: Readonly<Record<string, string>> = {
  '': 'As the till asks',
  '58': 'Roll of 58 mm',
  '80': 'Roll of 80 mm',
  a4: 'A4',
}

/** Where the settings of a device are. */
export function settingsPath(device: string): string {
  return `/v1/devices/${encodeURIComponent(device)}/receipt-settings`
}

/** The lines of a text, without those that are empty. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
