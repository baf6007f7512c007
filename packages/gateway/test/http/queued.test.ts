import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { expect, it } from 'vitest'
import { closeQueued } from '#src/http/server/queued.js'

it('closes each answer of a connection once: when it is sent, or when the connection closes', async () => {
  const responses: ServerResponse[] = []
  const closed: number[] = []
  const server = createServer((_, response) => {
    const place = responses.push(response) - 1
    response.on('close', () => closed.push(place))
  })
  closeQueued(server)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1').on('error', () => {})
  client.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(4))
  await expect.poll(() => responses.length).toBe(4)
  responses[1]!.end('second')
  responses[0]!.end('first')
  await expect.poll(() => closed).toEqual([0, 1])
  client.destroy()
  await expect.poll(() => closed.length).toBe(4)
  expect(new Set(closed)).toEqual(new Set([0, 1, 2, 3]))
  await new Promise((resolve) => server.close(resolve))
  expect(closed).toHaveLength(4)
})
