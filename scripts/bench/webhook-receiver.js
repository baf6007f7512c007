/**
 * Takes whatever is posted, in a process of its own. It stands for other machines, so it takes as little of this one as it can: it reads
 * where a request ends and answers, and knows no more of HTTP. Sends where it listens; then, when it is told which numbers are awaited,
 * that so many came, for each of them.
 */
import { once } from 'node:events'
import { createServer } from 'node:net'

const HEAD_END = '\r\n\r\n'
const LENGTH = /content-length: (\d+)/i
const ANSWER = 'HTTP/1.1 204 No Content\r\n\r\n'

let [came, awaited] = [0, []]

const server = createServer({ noDelay: true }, (socket) => {
  let read = ''
  socket.setEncoding('latin1').on('data', (text) => {
    read += text
    for (let end = endOfRequest(read); end !== undefined; end = endOfRequest(read)) {
      read = read.slice(end)
      socket.write(ANSWER)
      if (awaited.includes(++came)) process.send({ came })
    }
  })
  // Whoever is killed leaves connections behind.
  socket.on('error', () => {})
})

/** Where the first request in a text ends; undefined while there is no whole one. */
function endOfRequest(text) {
  const head = text.indexOf(HEAD_END)
  if (head < 0) return undefined
  const end = head + HEAD_END.length + Number(LENGTH.exec(text)[1])
  return text.length < end ? undefined : end
}

server.listen(0, '127.0.0.1')
await once(server, 'listening')

process.on('message', (message) => {
  ;[came, awaited] = [0, message.awaited]
})
process.send({ url: `http://127.0.0.1:${server.address().port}` })
