import { type ChildProcess, fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ADMIN_KEY } from './api.js'

const PROGRAM = fileURLToPath(new URL('./gateway-process.mjs', import.meta.url))

/** Short times, so that proving absence takes seconds. What a till sends arrives on a busy machine too. */
export const TIMING = { timeoutMs: 1200, settleMs: 200, leaseMs: 300, retryMs: 50, requestMs: 10_000 }

/** A database of its own, and what a gateway needs to open it. */
export interface Place {
  readonly databaseFile: string
  readonly masterKey: string
  /** Keys that sealed before it. */
  readonly formerMasterKeys?: readonly string[]
  readonly adminKey: string
  readonly timing: typeof TIMING
  /** What else is in the environment of its gateway. */
  readonly env?: Readonly<Record<string, string>>
  remove(): void
}

/** What a gateway in this process is started with at a place, on any port. */
export function configAt({ databaseFile, masterKey, formerMasterKeys = [], adminKey }: Place) {
  const [key, ...former] = [masterKey, ...formerMasterKeys].map((text) => Buffer.from(text, 'base64'))
  const listener = { port: 0, host: '127.0.0.1', publicUrl: undefined, adminKey }
  return { databaseFile, masterKey: key!, formerMasterKeys: former, ...listener }
}

export function makePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'risiti-test-'))
  return {
    databaseFile: join(folder, 'risiti.db'),
    masterKey: randomBytes(32).toString('base64'),
    adminKey: ADMIN_KEY,
    timing: TIMING,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** A gateway that can be killed. */
export class GatewayProcess {
  readonly url: string
  /** How many documents were in doubt when it started. */
  readonly recovered: number
  readonly #child: ChildProcess
  readonly #exited: Promise<unknown>

  private constructor(
    child: ChildProcess,
    exited: Promise<unknown>,
    ready: { url: string; recovered: number },
  ) {
    this.#child = child
    this.#exited = exited
    this.url = ready.url
    this.recovered = ready.recovered
  }

  /** @param dieAtCommit it kills itself after so many commits. @throws Error when it does not start, with its code when it says why. */
  static async start(place: Place, dieAtCommit = 0): Promise<GatewayProcess> {
    const child = fork(PROGRAM, [JSON.stringify({ ...place, dieAtCommit })], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...place.env },
    })
    const exited = once(child, 'exit')
    const [ready] = await Promise.race([
      once(child, 'message'),
      exited.then(() => Promise.reject(new Error('the gateway did not start'))),
    ])
    if (ready.refused) throw new Error(ready.refused)
    return new GatewayProcess(child, exited, ready as { url: string; recovered: number })
  }

  /** From now on it kills itself right after this step, or after its next commit. */
  async crashAt(step: number | 'commit'): Promise<void> {
    const armed = once(this.#child, 'message')
    this.#child.send({ arm: step })
    await armed
  }

  /** Resolves when it has ended, however. */
  async exited(): Promise<void> {
    await this.#exited
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL')
    await this.#exited
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGTERM')
    await this.#exited
  }
}
