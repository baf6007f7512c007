/**
 * Lets whoever reads stop reading, as `head` does: what they do not want is dropped, and the command goes on to its end.
 * @throws what else goes wrong while writing, such as a full disk.
 */
export function letReadersLeave(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

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

/** What went wrong, where, and what to do. */
export interface Failure {
  readonly message: string
  readonly fix?: string
  readonly errors?: readonly Mistake[]
  /** The command that goes on from here. */
  readonly next?: string | undefined
}

/** Says what went wrong. */
export function printError(failure: Failure): void {
  process.stderr.write(`${failureText(failure)}\n`)
}

/** A failure for people. What is said of a single mistake is said where it is, and once. */
export function failureText({ message, fix, errors = [], next }: Failure): string {
  const lines = [withoutFirst(message, errors[0]), ...errors.flatMap(mistakeLines)]
  if (fix && !errors.some((mistake) => mistake.fix)) lines.push(fix)
  if (next) lines.push(next)
  return lines.join('\n')
}

/** The message without the first mistake, which the gateway names in it: it is in the list below. */
function withoutFirst(message: string, first: Mistake | undefined): string {
  const at =
    first === undefined ? -1 : message.indexOf(`: ${first.pointer || 'the document'} ${first.message}`)
  return at < 0 ? message : `${message.slice(0, at)}.`
}

function mistakeLines({ pointer, message, fix, rule, example }: Mistake): string[] {
  return [
    `  ${pointer || 'the body'} ${message}`,
    ...(fix ? [`    ${fix}`] : []),
    ...(rule ? [`    Rule ${rule}${example ? `, right is: ${example}` : ''}`] : []),
  ]
}

/** `1 call`, `2 calls`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
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
