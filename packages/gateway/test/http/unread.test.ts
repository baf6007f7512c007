import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { cutUnread } from '#src/http/server/unread.js'

const STALL_MS = 600

/** More than the buffers of two sockets hold. */
const MUCH = Buffer.alloc(32 * 1024 * 1024)

let server: Server
let client: Socket

afterEach(() => {
  client.destroy()
  server.close()
})

/** Asks a server of which unread answers are cut off. @returns a socket that reads nothing yet. */
async function ask(listener: RequestListener): Promise<Socket> {
  server = createServer(listener)
  cutUnread(server, STALL_MS)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
  await once(client, 'connect')
  client.pause()
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n')
  return client
}

const connections = () => new Promise((resolve) => server.getConnections((_, count) => resolve(count)))
const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

it('cuts off who takes nothing of an answer', async () => {
  await ask((_, response) => response.end(MUCH))
  await pass(50)
  expect(await connections()).toBe(1)
  await expect.poll(connections, { timeout: 5_000 }).toBe(0)
})

it('lets go on who takes it slowly', async () => {
  const socket = await ask((_, response) => response.end(MUCH))
  let taken = 0
  for (let pieces = 0; pieces < 8; pieces++) {
    while (taken < (pieces + 1) * 3 * 1024 * 1024) {
      const chunk: Buffer | null = socket.read()
      if (chunk) taken += chunk.length
      else await once(socket, 'readable')
    }
    await pass(STALL_MS / 4)
  }
  socket.on('data', (chunk: Buffer) => {
    taken += chunk.length
  })
  socket.resume()
  await expect.poll(() => taken, { timeout: 5_000 }).toBeGreaterThanOrEqual(MUCH.length)
})

it('waits for an answer that takes its time, also the second on a connection', async () => {
  const socket = await ask(async (request, response) => {
    await pass(request.url === '/slow' ? 3 * STALL_MS : 0)
    response.end('answer')
  })
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk
  })
  socket.resume()
  await expect.poll(() => heard).toContain('answer')
  socket.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')
  await expect.poll(() => heard.match(/answer/g), { timeout: 5_000 }).toHaveLength(2)
})
