/**
 * Posts with bare undici what the gateway posts as webhooks, in a process of its own, as the gateway is one: so many to get warm, then so
 * many that are measured. Sends how many per second.
 *
 * There are two ways. `request` is what its readme begins with: a URL is called, and an agent finds the connection. A `pool` of one origin costs a
 * third less, for who knows before where all posts go.
 */
import { Agent, Pool, request } from 'undici'
import { ratePerSecond } from './pairs.js'

const BODY = JSON.stringify({
  type: 'warning.began',
  timestamp: '2026-11-24T07:16:00.000Z',
  data: {
    event: '123456',
    kind: 'warning_began',
    condition: 'lane-stalled',
    severity: 'warning',
    message: '12 documents are not sent, the first since 2026-11-24T07:16:00Z.',
  },
})

const HEADERS = {
  'content-type': 'application/json',
  'user-agent': 'risiti-webhooks',
  'webhook-id': 'msg_00000001e2407c7a9e51b8d2f6a3c7e4',
  'webhook-timestamp': '1795500960',
  'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
}

const { way, url, paths, connections, warmUp, count } = JSON.parse(process.argv[2])
const dispatcher = way === 'pool' ? new Pool(url, { connections }) : new Agent({ connections })
const what = { method: 'POST', headers: HEADERS, body: BODY, dispatcher }

const urls = paths.map((path) => url + path)
const requests = paths.map((path) => ({ method: 'POST', path, headers: HEADERS, body: BODY }))
const ways = {
  request: (which) => request(urls[which], what),
  pool: (which) => dispatcher.request(requests[which]),
}

function post(times) {
  return ratePerSecond(times, connections, async (i) => {
    const { body } = await ways[way](i % paths.length)
    await body.dump()
  })
}

await post(warmUp)
process.send(await post(count))
await dispatcher.close()
process.disconnect()
