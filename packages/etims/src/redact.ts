/** Members whose values are never shown. A test holds this list to the fields marked secret. */
export const SECRET_NAMES = ['cmcKey', 'intrlKey', 'signKey', 'pwd', 'access_token'] as const

const MASK = '[redacted]'
const SECRET_MEMBER = new RegExp(`("(?:${SECRET_NAMES.join('|')})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'g')

/** Blanks the values of secret members in a JSON text, cut short or not, and every copy of what is known to be secret. */
export function redactText(text: string, secrets: readonly string[]): string {
  return secrets.reduce(
    (shown, secret) => shown.replaceAll(secret, MASK),
    text.replace(SECRET_MEMBER, `$1${MASK}`),
  )
}

/** Blanks secrets in the values of headers. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  secrets: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, redactText(value, secrets)]),
  )
}
