import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Drain } from '#src/http/server/drain.js'

let server: Server
let drain: Drain
let responses: ServerResponse[]
const clients: Socket[] = []

beforeEach(async () => {
  responses = []
  server = createServer((request, response) => {
    request.resume().on('end', () => responses.push(response))
  })
  drain = new Drain(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(() => {
  for (const client of clients.splice(0)) client.destroy()
})

/** A client that sends this and keeps the connection open. */
async function client(text: string) {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  clients.push(socket)
  socket.on('error', () => {})
  let heard = ''
  socket.on('data', (bytes) => {
    heard += bytes
  })
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(heard)))
  await once(socket, 'connect')
  socket.write(text)
  return { socket, closed }
}

async function workedOn(count: number): Promise<void> {
  while (responses.length < count) await new Promise((resolve) => setTimeout(resolve, 5))
}

const whole = (path: string) => `GET ${path} HTTP/1.1\r\nhost: x\r\n\r\n`

it('answers a request on a connection that was idle, sent before it closed and not read yet', async () => {
  const { socket, closed } = await client(whole('/first'))
  await workedOn(1)
  responses[0]!.end('first')
  await once(socket, 'data')
  socket.write(whole('/second'))
  const drained = drain.close({ sendMs: 1_000, workMs: 60_000 })
  await workedOn(2)
  responses[1]!.end('second')
  expect(await closed).toMatch(/first[\s\S]*connection: close[\s\S]*second/i)
  await drained
})

it('answers whoever sent a whole request, however long it takes, and then lets the connection go', async () => {
  const { closed } = await client(whole('/slow'))
  await workedOn(1)
  const drained = drain.close({ sendMs: 1, workMs: 60_000 })
  setTimeout(() => responses[0]!.end('answer'), 300)
  expect(await closed).toMatch(/200 OK.*connection: close.*answer/is)
  await drained
})

it('cuts off whoever does not send the rest, of the head or of the body', async () => {
  const head = await client('GET /half HTTP/1.1\r\nhost:')
  const body = await client('POST /half HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf')
  const { closed } = await client(whole('/whole'))
  await workedOn(1)
  const drained = drain.close({ sendMs: 50, workMs: 60_000 })
  expect(await head.closed).toBe('')
  expect(await body.closed).toBe('')
  responses[0]!.end()
  expect(await closed).toMatch(/200 OK/)
  await drained
})

it('takes no second request on a connection that was kept open', async () => {
  const { socket, closed } = await client(whole('/first'))
  await workedOn(1)
  const drained = drain.close({ sendMs: 60_000, workMs: 60_000 })
  socket.write(whole('/second'))
  responses[0]!.end()
  await closed
  await drained
  expect(responses).toHaveLength(1)
})

it('ends what is never answered', async () => {
  const { closed } = await client(whole('/never'))
  await workedOn(1)
  await drain.close({ sendMs: 1, workMs: 100 })
  expect(await closed).toBe('')
})
