import { connect, type Socket } from 'node:net'

/** How long a printer has to take the connection, and then each piece of a receipt. Milliseconds. */
const PATIENCE_MS = 5000

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
export function callPrinter(host: string, port: number): Promise<PrinterLine> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = (error: Error) => {
      socket.destroy()
      reject(new PrinterError(`${host}:${port} does not answer (${reasonOf(error)})`))
    }
    socket.setTimeout(PATIENCE_MS, () => fail(new Error('it took too long')))
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.off('error', fail)
      resolve({ print: (bytes) => send(socket, bytes, `${host}:${port}`), drop: () => socket.destroy() })
    })
  })
}

function send(socket: Socket, bytes: Uint8Array, where: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.destroy()
      reject(new PrinterError(`${where} hung up (${reasonOf(error)})`))
    }
    socket.on('error', fail)
    socket.setTimeout(PATIENCE_MS, () => fail(new Error('it took too long')))
    // Whatever the printer says of itself is not needed, but must be read, or the connection never ends.
    socket.resume()
    // The line is left to the printer then, which prints slowly: it hangs up, or the patience for it ends.
    socket.end(bytes, resolve)
  })
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
