import { InvalidArgumentError } from 'commander'

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
