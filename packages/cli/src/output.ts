/** Writes one line for people. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Writes one JSON value on one line, for programs. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Where an input is wrong, and, of a document, by which rule and what is right. */
export interface Mistake {
  readonly pointer: string
  readonly message: string
  readonly fix?: string
  readonly rule?: string
  readonly example?: string
}

/** Says what went wrong, where, and what to do. */
export function printError(message: string, fix?: string, errors: readonly Mistake[] = []): void {
  const lines = [message, ...errors.flatMap(mistakeLines)]
  if (fix && errors.length === 0) lines.push(fix)
  process.stderr.write(`${lines.join('\n')}\n`)
}

function mistakeLines({ pointer, message, fix, rule, example }: Mistake): string[] {
  return [
    `  ${pointer || 'the body'} ${message}`,
    ...(fix ? [`    ${fix}`] : []),
    ...(rule ? [`    Rule ${rule}${example ? `, right is: ${example}` : ''}`] : []),
  ]
}

/** Columns padded to their widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
