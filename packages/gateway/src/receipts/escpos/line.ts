import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** How long a printer has to take the connection, and then each piece of a receipt. Milliseconds. */
const PATIENCE_MS = 5000

/**
 * How long is listened after the last piece is on its way: printers say nothing, but one that hangs up on what it did not read is heard then.
 * Milliseconds.
 */
const LISTEN_MS = 1000

/** A printer does not answer, or hung up. */
export class PrinterError extends Error {
  override readonly name = 'PrinterError'
}

/** A connection to a printer that takes bytes, as nearly all of them do on port 9100. */
export interface PrinterLine {
  /** Sends bytes and hangs up. @throws PrinterError when the printer did not take all of them. */
  print(bytes: Uint8Array): Promise<void>
  /** Hangs up without printing. */
  drop(): void
}

/** Calls a printer. @throws PrinterError when it does not answer. */
export async function callPrinter(
  host: string,
  port: number,
  patienceMs: number = PATIENCE_MS,
): Promise<PrinterLine> {
  const where = `${host}:${port}`
  const socket = connect({ host, port })
  const broken = once(socket, 'error').then(([error]): never => {
    throw error
  })
  // A printer that hangs up before anything is printed is heard of when it is to print.
  broken.catch(() => {})
  socket.on('error', () => {})
  socket.on('timeout', () => socket.destroy(new Error('it took too long')))
  const orFail = async (done: Promise<unknown>, what: string) => {
    socket.setTimeout(patienceMs)
    try {
      await Promise.race([done, broken])
    } catch (error) {
      socket.destroy()
      throw new PrinterError(`${where} ${what} (${reasonOf(error as Error)})`)
    }
  }
  await orFail(once(socket, 'connect'), 'does not answer')
  socket.setTimeout(0)
  // Whatever the printer says of itself is not needed, but must be read, or the connection never ends.
  socket.resume()
  return { print: (bytes) => orFail(taken(socket, bytes), 'hung up'), drop: () => socket.destroy() }
}

/** Resolves when the printer has hung up without complaint, or does not complain for a while: many keep the line while they print. */
function taken(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    socket.once('close', (failed) => {
      if (!failed) resolve()
    })
    socket.end(bytes, () => setTimeout(resolve, LISTEN_MS))
  })
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
