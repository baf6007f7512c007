/** Members and headers whose values are never shown. A test holds this list to the fields marked secret. */
export const SECRET_NAMES = ['cmcKey'] as const

const MASK = '[redacted]'
const SECRET_MEMBER = new RegExp(`("(?:${SECRET_NAMES.join('|')})"\\s*:\\s*")[^"]*`, 'g')

/** Blanks the values of secret members in a JSON text, cut short or not, and every copy of the known key. */
export function redactText(text: string, key: string | undefined): string {
  const masked = text.replace(SECRET_MEMBER, `$1${MASK}`)
  return key === undefined ? masked : masked.replaceAll(key, MASK)
}

/** Blanks the key where it is a header's value. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  key: string | undefined,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value === key ? MASK : value]),
  )
}
