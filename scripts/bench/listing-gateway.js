import { Pool } from 'undici'
import { ADMIN_KEY } from './admin-key.js'
import { FIRST_AT } from './archive.js'
import { startGatewayProcess } from './gateway.js'

/** A gateway on an archive, and how it is asked. */
export async function openLists(place) {
  const gateway = await startGatewayProcess(place)
  const pool = new Pool(gateway.url, { connections: 1 })
  const headers = { authorization: `Bearer ${ADMIN_KEY}` }
  const ask = async (what) => {
    const answer = await pool.request({ method: 'GET', path: `/v1/${what}`, headers })
    const text = await answer.body.text()
    if (answer.statusCode !== 200) throw new Error(`${what} answered ${answer.statusCode}: ${text}`)
    return text
  }
  const page = (query) => ask(`documents?${query}`)
  const { documents } = JSON.parse(await page('limit=1'))
  const newestAt = Date.parse(documents[0].createdAt)
  const overview = () => ask('overview?days=90')
  return { gateway, pool, page, overview, middle: `${Math.round((FIRST_AT + newestAt) / 2)}-0` }
}
