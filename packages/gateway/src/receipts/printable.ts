/**
 * Makes a text of the caller's safe to show: line breaks and control characters (a terminal obeys them) become blanks,
 * marks that turn the reading direction go, and half a character becomes a replacement character.
 */
export function printable(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/ {2,}/g, ' ')
    .trim()
}
