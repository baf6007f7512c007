/* Small pieces of Markdown as GitHub reads it. */

export const NOTE = '<!-- Written by "npm run reference"; do not edit. -->'

/** Text in which nothing is markup but what stands between backticks. */
export function plain(text) {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;').replace(/[*_]/g, '\\$&')))
    .join('')
}

/** A table; cells are Markdown already. Nothing at all without rows. */
export function table(heads, rows) {
  if (rows.length === 0) return []
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line), '']
}

/** A section with a heading; nothing where there is nothing to say. */
export function section(heading, lines) {
  return lines.length === 0 ? [] : [heading, '', ...lines]
}

export function json(value) {
  return ['```json', JSON.stringify(value, null, 2), '```', '']
}

/** A page from its lines. */
export function page(lines) {
  return `${[NOTE, '', ...lines]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
