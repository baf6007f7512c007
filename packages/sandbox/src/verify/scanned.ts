/** What the code on a receipt says. */
export type Scanned =
  | { readonly kind: 'ug-page'; readonly invoiceNo: string; readonly antifakeCode: string }
  | UgandanText
  | { readonly kind: 'ke-page'; readonly tin: string; readonly bhfId: string; readonly rcptSign: string }
  | {
      readonly kind: 'ke-text'
      readonly sdcId: string
      readonly rcptNo: string
      readonly intrlData: string
      readonly rcptSign: string
    }

/** Uganda's code that needs no connection: it tells the document instead of where to look. Its names are cut short, and not read. */
export interface UgandanText {
  readonly kind: 'ug-text'
  readonly invoiceNo: string
  readonly day: string
  /** In hundredths, cut off and clamped. */
  readonly grossCents: bigint
  readonly taxCents: bigint
  readonly sellerTin: string
  readonly buyerTin: string
}

/** Reads what a phone scanned, or a person pasted: an address of either authority, or a text of theirs. */
export function readScanned(text: string): Scanned | undefined {
  const trimmed = text.trim()
  return ugandanPage(trimmed) ?? kenyanPage(trimmed) ?? kenyanText(trimmed) ?? ugandanText(trimmed)
}

function ugandanPage(text: string): Scanned | undefined {
  const [, invoiceNo] = /[?&]invoiceNo=(\d+)/.exec(text) ?? []
  const [, antifakeCode = ''] = /[?&]antiFakeCode=(\d+)/.exec(text) ?? []
  return invoiceNo === undefined ? undefined : { kind: 'ug-page', invoiceNo, antifakeCode }
}

function kenyanPage(text: string): Scanned | undefined {
  const [, tin, bhfId, rcptSign] = /[?&]Data=([A-Z]\d{9}[A-Z])(\d\d)([A-Z0-9]{16})$/.exec(text) ?? []
  return tin === undefined ? undefined : { kind: 'ke-page', tin, bhfId: bhfId!, rcptSign: rcptSign! }
}

function kenyanText(text: string): Scanned | undefined {
  const [, sdcId, rcptNo, intrlData, rcptSign] =
    /^\d{8}#\d{6}#(\w+)#(\d+)#([A-Z2-7]+)#([A-Z2-7]+)$/.exec(text) ?? []
  if (sdcId === undefined) return undefined
  return { kind: 'ke-text', sdcId, rcptNo: rcptNo!, intrlData: intrlData!, rcptSign: rcptSign! }
}

/** Fixed places first, then numbers that their length stands before, then names. */
function ugandanText(text: string): Scanned | undefined {
  const [, year, month, day, rest] = /^02000000\d([\dA-F]{2})([1-9A-C])([1-9A-V])(.*)$/s.exec(text) ?? []
  if (rest === undefined) return undefined
  const [invoiceNo, afterNumber] = takeCounted(rest)
  const [, gross, tax, tins] = /^([\dA-F]{10})([\dA-F]{10}).{12}(.*)$/s.exec(afterNumber) ?? []
  if (tins === undefined) return undefined
  const [sellerTin, afterSeller] = takeCounted(tins)
  const [buyerTin] = takeCounted(afterSeller)
  return {
    kind: 'ug-text',
    invoiceNo,
    day: `20${two(Number.parseInt(year!, 16))}-${two(Number.parseInt(month!, 36))}-${two(Number.parseInt(day!, 36))}`,
    grossCents: BigInt(`0x${gross}`),
    taxCents: BigInt(`0x${tax}`),
    sellerTin,
    buyerTin,
  }
}

/** One digit in base 36 says how long the text after it is. */
function takeCounted(text: string): readonly [taken: string, rest: string] {
  const end = 1 + (Number.parseInt(text[0] ?? '0', 36) || 0)
  return [text.slice(1, end), text.slice(end)]
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
