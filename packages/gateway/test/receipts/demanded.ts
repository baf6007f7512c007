import { expect } from 'vitest'

/** Expects every text, each behind the one before it. */
export function expectInOrder(page: string, texts: readonly string[]): void {
  let from = 0
  for (const text of texts) {
    const at = page.indexOf(text, from)
    expect(at, `"${text}" is missing, or stands before its place, in:\n${page}`).toBeGreaterThanOrEqual(0)
    from = at + text.length
  }
}

/** What a reader of a page reads: its body without markup and pictures. */
export function readBody(html: string): string {
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<svg.*?<\/svg>/gs, ' [QR] ')
    .replace(/<\/t[dh]><td class="suffix">/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
}
