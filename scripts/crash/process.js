import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { POINTS } from './points.js'

const PROGRAM = fileURLToPath(new URL('./gateway.js', import.meta.url))

/** A running gateway that can be killed. */
export class GatewayProcess {
  /** Where it listens. */
  url
  /** Resolves when it has ended. */
  exited
  #child
  #isUnder
  /** What it says of its start. What it answers to other messages can come before. */
  #started

  /**
   * @param {{ module: string, databaseFile: string, masterKey: string, timing: object }} place
   * @param {{ point: string, time?: number }} [armed] where it dies while it starts
   * @param {readonly string[]} [under] a program that runs it, such as strace
   */
  constructor(place, armed, under = []) {
    const argument = JSON.stringify({ ...place, armed: armed && placed(armed) })
    const options = { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }
    this.#child =
      under.length === 0
        ? fork(PROGRAM, [argument], options)
        : spawn(under[0], [...under.slice(1), process.execPath, PROGRAM, argument], options)
    this.#isUnder = under.length > 0
    this.exited = once(this.#child, 'exit')
    this.#started = this.#says(({ url, refused }) => url ?? refused)
  }

  /** Waits until it listens. @returns {Promise<boolean>} false when it died before. @throws Error with what it refused for. */
  async ready() {
    const message = await Promise.race([this.#started, this.exited.then(() => undefined)])
    if (message?.refused) throw new Error(message.refused)
    this.url = message?.url
    return this.url !== undefined
  }

  /** From now on it dies at this point. */
  arm(point, time = 1) {
    return this.#tell({ arm: placed({ point, time }) })
  }

  /** Has it stand still at this point, which is a step. @returns {Promise<() => Promise<void>>} what waits until it does */
  async freezeAt(point) {
    const frozen = this.#says((message) => message.frozen)
    await this.#tell({ arm: { ...placed({ point }), signal: 'SIGSTOP' } })
    return () => Promise.race([frozen, this.exited])
  }

  /** It goes on from where it stands still. */
  thaw() {
    this.#child.kill('SIGCONT')
  }

  /** From now on it dies nowhere. */
  disarm() {
    return this.#tell({ arm: { point: -1, time: 0 } })
  }

  /** Sets how far its clock is off, in milliseconds. */
  setClock(clockMs) {
    return this.#tell({ clockMs })
  }

  kill() {
    this.#child.kill('SIGKILL')
  }

  /** Has it kill itself, for a kill from outside would hit the program that runs it. */
  async die() {
    this.#child.send({ die: true }, () => {})
    await this.exited
  }

  get isAlive() {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  async end() {
    if (this.#isUnder && this.isAlive) return this.die()
    this.kill()
    await this.exited
  }

  async #tell(message) {
    const heard = this.#says(({ done }) => done)
    this.#child.send(message, () => {})
    await Promise.race([heard, this.exited])
  }

  /** The first message from now on that is meant. */
  #says(isMeant) {
    return new Promise((resolve) => {
      const hear = (message) => {
        if (!isMeant(message)) return
        this.#child.off('message', hear)
        resolve(message)
      }
      this.#child.on('message', hear)
    })
  }
}

function placed({ point, time = 1 }) {
  const place = POINTS.findIndex(({ name }) => name === point)
  // A point on the wire is struck from outside.
  return { point: place, time }
}
