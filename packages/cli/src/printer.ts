import { connect } from 'node:net'
import { InvalidArgumentError } from 'commander'

/** How long a printer has to take a connection, and then each piece of a receipt. Milliseconds. */
const PATIENCE_MS = 10_000

/** Where a printer listens. */
export interface PrinterAddress {
  readonly host: string
  readonly port: number
}

/** Reads `HOST` or `HOST:PORT`; printers listen on 9100. @throws InvalidArgumentError */
export function parsePrinter(text: string): PrinterAddress {
  const [, host, port = '9100'] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?$/.exec(text) ?? []
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535)
    throw new InvalidArgumentError('Give HOST or HOST:PORT, such as 192.168.1.50:9100.')
  return { host, port: Number(port) }
}

/** Sends bytes to a printer. @throws Error that says where it did not go. */
export function sendToPrinter({ host, port }: PrinterAddress, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port })
    const fail = (error: Error) => {
      socket.destroy()
      reject(new Error(`The printer at ${host}:${port} did not take the receipt (${error.message}).`))
    }
    socket.on('error', fail)
    socket.setTimeout(PATIENCE_MS, () => fail(new Error('it took too long')))
    socket.resume()
    socket.once('connect', () => socket.end(bytes, resolve))
  })
}
