/** Writes one line for people. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

/** Writes one JSON value on one line, for programs. */
export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** Says what went wrong, where, and what to do. */
export function printError(
  message: string,
  fix?: string,
  errors: readonly { readonly pointer: string; readonly message: string; readonly fix?: string }[] = [],
): void {
  const lines = [
    message,
    ...errors.flatMap((at) => [
      `  ${at.pointer || 'the body'} ${at.message}`,
      ...(at.fix ? [`    ${at.fix}`] : []),
    ]),
  ]
  if (fix && errors.length === 0) lines.push(fix)
  process.stderr.write(`${lines.join('\n')}\n`)
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
