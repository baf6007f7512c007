/**
 * Many tills in a process of their own, so that they do not share the gateway's thread. They write prepared bytes to connections that
 * stay open, and look at no more of an answer than they must: they take little of the processor that they share with the gateway. A
 * message is `{ url, key, sale, count, inFlight, prefix }`, its answer `{ rate, latencies }`: sales per second, and how long each one took,
 * in milliseconds, the fastest first.
 */
import { once } from 'node:events'
import { connect } from 'node:net'

const END_OF_HEAD = '\r\n\r\n'

process.on('message', async ({ url, key, sale, count, inFlight, prefix }) => {
  const { host, hostname, port } = new URL(url)
  // The gateway hangs up on who says nothing for a while, such as between two measurements.
  const sockets = Array.from({ length: inFlight }, () => connect({ port, host: hostname, noDelay: true }))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const body = Buffer.from(JSON.stringify(sale))
  const rest = `content-type: application/json\r\ncontent-length: ${body.length}${END_OF_HEAD}${body.latin1Slice()}`
  const requestOf = (index) =>
    `POST /v1/documents HTTP/1.1\r\nhost: ${host}\r\nauthorization: Bearer ${key}\r\nidempotency-key: ${prefix}-${index}\r\n${rest}`
  const latencies = []
  let next = 0
  const sell = async (socket) => {
    while (next < count) {
      const started = performance.now()
      socket.write(requestOf(next++), 'latin1')
      const answer = await answerOn(socket)
      if (!answer.startsWith('HTTP/1.1 202 ')) throw new Error(`the gateway answered ${answer}`)
      latencies.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(sockets.map(sell))
  const rate = (count * 1000) / (performance.now() - started)
  for (const socket of sockets) socket.destroy()
  process.send({ rate, latencies: latencies.sort((a, b) => a - b) })
})
process.send({})

/** The next answer, whole. */
function answerOn(socket) {
  return new Promise((resolve, reject) => {
    let text = ''
    const settle = (result) => {
      socket.off('data', read).off('error', reject).off('close', close)
      result()
    }
    const close = () => settle(() => reject(new Error('the gateway hung up')))
    const read = (bytes) => {
      text += bytes.latin1Slice()
      const head = text.indexOf(END_OF_HEAD)
      if (head < 0) return
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1])
      if (text.length >= head + END_OF_HEAD.length + length) settle(() => resolve(text))
    }
    socket.on('data', read).once('error', reject).once('close', close)
  })
}
