import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { ADMIN_KEY } from './admin-key.js'

const PROGRAM = fileURLToPath(new URL('./gateway-child.js', import.meta.url))

/** Starts a gateway in a process of its own. @param {{ databaseFile: string, masterKey: string }} place the key in hexadecimal */
export async function startGatewayProcess(place) {
  const child = fork(PROGRAM, [JSON.stringify(place)])
  const answer = async (message) => {
    child.send(message)
    const [said] = await once(child, 'message')
    return said
  }
  const [{ url }] = await once(child, 'message')
  return {
    url,
    call: (method, path, body, headers) => callGateway(url, method, path, body, headers),
    /** Resolves when so many documents have had an outcome since it began. */
    outcomes: (awaited) => answer({ awaited }),
    /** The most memory that it has held, in bytes. */
    memory: async () => (await answer('memory')).memory,
    /** Ends it as a power cut would. */
    async kill() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
  }
}

async function callGateway(url, method, path, body, headers = {}) {
  const response = await fetch(`${url}/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_KEY}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} /v1/${path} answered ${response.status}: ${text}`)
  return JSON.parse(text)
}
