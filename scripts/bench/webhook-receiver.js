/**
 * Takes whatever is posted, in a process of its own. Sends where it listens; then, when it is told which numbers are awaited, that so
 * many came, for each of them.
 */
import { once } from 'node:events'
import { createServer } from 'node:http'

let [came, awaited] = [0, []]

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(204).end()
    if (awaited.includes(++came)) process.send({ came })
  })
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')

process.on('message', (message) => {
  ;[came, awaited] = [0, message.awaited]
})
process.send({ url: `http://127.0.0.1:${server.address().port}` })
