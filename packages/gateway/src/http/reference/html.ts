/** A text as it may stand in a page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Text whose words in quotes or backticks are code. */
export function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

/** JSON as people read it, or text as it is. */
export function block(value: unknown): string {
  return `<pre tabindex="0">${escaped(typeof value === 'string' ? value : JSON.stringify(value, undefined, 2))}</pre>`
}
