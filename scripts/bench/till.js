/**
 * Many tills in a process of their own, so that they do not share the gateway's thread. Gets `{ url, path, sale, count,
 * inFlight, prefix }`, answers with the sales per second.
 */
import { Pool } from 'undici'
import { ratePerSecond } from './pairs.js'

let pool

process.on('message', async ({ url, sale, count, inFlight, prefix }) => {
  pool ??= new Pool(url, { connections: inFlight })
  const body = JSON.stringify(sale)
  const rate = await ratePerSecond(count, inFlight, async (index) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': `${prefix}-${index}` }
    const answer = await pool.request({ method: 'POST', path: '/v1/documents', body, headers })
    const text = await answer.body.text()
    if (answer.statusCode !== 202) throw new Error(`the gateway answered ${answer.statusCode}: ${text}`)
  })
  process.send({ rate })
})
