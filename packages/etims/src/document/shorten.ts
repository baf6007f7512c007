/** Cuts a text to a number of characters, never through the middle of one. */
export function shorten(text: string, length: number): string {
  let short = ''
  for (const character of text) {
    if (short.length + character.length > length) break
    short += character
  }
  return short
}
