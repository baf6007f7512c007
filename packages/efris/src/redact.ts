/** Members whose values are never shown: keys, key tables, passwords, one-time passwords. */
export const SECRET_NAMES = [
  'passowrdDes',
  'clientPriKey',
  'keyTable',
  'password',
  'changedPassword',
  'otp',
] as const

const SECRET_MEMBER = new RegExp(`("(?:${SECRET_NAMES.join('|')})"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'g')

/** Blanks the values of secret members in a JSON text, cut short or not. */
export function redact(text: string): string {
  return text.replace(SECRET_MEMBER, '$1[redacted]')
}
