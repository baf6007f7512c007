import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { callPrinter, PrinterError } from '#src/receipts/escpos/line.js'

/** More than the buffers of a connection hold, so that a printer that does not read is waited for. */
const LARGE = Buffer.alloc(16_000_000, 'receipt ')

const open: { close: () => void }[] = []

afterEach(() => {
  for (const each of open.splice(0)) each.close()
})

/** Something that listens where a printer would, and does what it is told. @returns its port */
async function listen(onCall: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }, (socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    onCall(socket)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return (server.address() as AddressInfo).port
}

describe('a printer', () => {
  test('that prints slowly gets every byte', async () => {
    const taken: Buffer[] = []
    const port = await listen(async (socket) => {
      socket.resume()
      for await (const chunk of socket) {
        taken.push(chunk)
        await turn()
      }
    })
    const line = await callPrinter('127.0.0.1', port)
    await line.print(LARGE)
    await expect
      .poll(() => taken.reduce((sum, { length }) => sum + length, 0), { timeout: 15_000 })
      .toBe(LARGE.length)
    expect(Buffer.compare(Buffer.concat(taken), LARGE)).toBe(0)
  })

  test('that keeps the line after a whole receipt has printed it', async () => {
    const read: Buffer[] = []
    const port = await listen((socket) =>
      socket
        .resume()
        .on('data', (chunk) => read.push(chunk))
        .on('end', () => {}),
    )
    await (await callPrinter('127.0.0.1', port)).print(Buffer.from('short'))
    expect(Buffer.concat(read).toString()).toBe('short')
  })

  test('that nobody switched on does not answer', async () => {
    const port = await listen(() => {})
    open.pop()!.close()
    await expect(callPrinter('127.0.0.1', port)).rejects.toThrow(
      new PrinterError(`127.0.0.1:${port} does not answer (ECONNREFUSED)`),
    )
  })

  test.each([
    ['in the middle of a long one', LARGE],
    ['on a short one, without reading it', Buffer.from('short')],
  ])('that hangs up %s has failed', async (_, bytes) => {
    const port = await listen((socket) => {
      socket.once('readable', () => socket.resetAndDestroy())
      socket.read(0)
    })
    const line = await callPrinter('127.0.0.1', port)
    await expect(line.print(bytes)).rejects.toThrow(/hung up \((ECONNRESET|EPIPE)\)/)
  })

  test('that hangs up before it gets anything has failed, and harms nobody', async () => {
    const callers: Socket[] = []
    const port = await listen((socket) => callers.push(socket))
    const line = await callPrinter('127.0.0.1', port)
    await expect.poll(() => callers.length).toBe(1)
    callers[0]!.resetAndDestroy()
    await once(callers[0]!, 'close')
    await expect(line.print(Buffer.from('short'))).rejects.toBeInstanceOf(PrinterError)
  })

  test('that takes the connection and reads nothing is given up', async () => {
    const port = await listen(() => {})
    const line = await callPrinter('127.0.0.1', port, 300)
    await expect(line.print(LARGE)).rejects.toThrow('it took too long')
  })
})
