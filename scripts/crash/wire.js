import { once } from 'node:events'
import { connect, createServer } from 'node:net'

/**
 * The line between a gateway and an authority. It passes bytes on; it can strike when so much of a call has passed, fall
 * silent, and be cut. Calls are told apart by what their text holds.
 */
export class Wire {
  #server
  #target
  #sockets = new Set()
  #trap
  #awaited
  #silent = false
  #cut = false

  /**
   * @param {string} target address of the authority
   * @param {string} [host] where it listens
   */
  static async open(target, host = '127.0.0.1') {
    const wire = new Wire()
    wire.#target = new URL(target)
    wire.#server = createServer((socket) => wire.#join(socket)).listen(0, host)
    await once(wire.#server, 'listening')
    wire.url = `http://${host}:${wire.#server.address().port}`
    return wire
  }

  /**
   * Strikes once, at the `time`-th call that is meant, when that share of the part has passed: nothing more passes on its
   * connection then.
   * @param {{ isMeant: (text: string) => boolean, part: 'request' | 'answer', share: number, time?: number, strike: () => void }} trap
   */
  arm(trap) {
    this.#trap = { time: 1, ...trap }
  }

  disarm() {
    this.#trap = undefined
  }

  /** Waits until a call that is meant has passed. */
  seen(isMeant) {
    return new Promise((resolve) => {
      this.#awaited = { isMeant, resolve }
    })
  }

  /** Nothing passes any more, and nobody is told: as when a route is gone. */
  fallSilent() {
    this.#silent = true
  }

  /** Every connection breaks, and new ones are refused. */
  cut() {
    this.#cut = true
    this.#breakAll()
  }

  /** All is as it was; connections that fell silent are gone. */
  mend() {
    if (this.#silent) this.#breakAll()
    this.#silent = false
    this.#cut = false
  }

  async close() {
    this.#breakAll()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #breakAll() {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  #join(near) {
    if (this.#cut) return near.resetAndDestroy()
    const far = connect({ host: this.#target.hostname, port: Number(this.#target.port) })
    const line = new Line(near, far, {
      isSilent: () => this.#silent,
      trapFor: (text) => this.#trapFor(text),
    })
    for (const socket of [near, far]) {
      this.#sockets.add(socket)
      socket.setNoDelay(true)
      socket.on('error', () => {})
      socket.once('close', () => {
        this.#sockets.delete(socket)
        line.end()
      })
    }
  }

  #trapFor(text) {
    if (this.#awaited?.isMeant(text)) this.#awaited.resolve()
    const trap = this.#trap
    if (!trap?.isMeant(text) || --trap.time > 0) return undefined
    this.#trap = undefined
    return trap
  }
}

/** One connection: whole requests one way, answers as they come the other way. */
class Line {
  #near
  #far
  #wire
  #request = Buffer.alloc(0)
  #trap
  #dead = false

  constructor(near, far, wire) {
    this.#near = near
    this.#far = far
    this.#wire = wire
    near.on('data', (bytes) => this.#gather(bytes))
    far.on('data', (bytes) => this.#answer(bytes))
  }

  /** One side has gone: so does the other, after what was written to it. */
  end() {
    for (const socket of [this.#near, this.#far]) socket.destroySoon()
  }

  #gather(bytes) {
    if (this.#dead || this.#wire.isSilent()) return
    this.#request = Buffer.concat([this.#request, bytes])
    const length = lengthOf(this.#request)
    if (length === undefined || this.#request.length < length) return
    const request = this.#request
    this.#request = Buffer.alloc(0)
    this.#trap = this.#wire.trapFor(request.toString('latin1'))
    if (this.#trap?.part === 'request') this.#strike(this.#far, request)
    else this.#far.write(request)
  }

  #answer(bytes) {
    if (this.#dead || this.#wire.isSilent()) return
    if (this.#trap?.part === 'answer') this.#strike(this.#near, bytes)
    else this.#near.write(bytes)
  }

  #strike(to, bytes) {
    const { share, strike } = this.#trap
    this.#trap = undefined
    this.#dead = true
    to.write(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * share))), () => strike())
  }
}

/** How long a request is, head and body; undefined while that cannot be said. */
function lengthOf(bytes) {
  const head = bytes.indexOf('\r\n\r\n')
  if (head < 0) return undefined
  const found = /\r\ncontent-length: *(\d+)/i.exec(bytes.subarray(0, head).toString('latin1'))
  return head + 4 + Number(found?.[1] ?? 0)
}
