import { type AttemptRow, textOfAttempts, textOfDeliveries } from '../../store/webhook-texts.js'
import type { Message, Post } from './message.js'
import type { Failed, RecordInput } from './record-posts.js'

/** What is recorded in one go. */
export interface Batch {
  /** Messages of events of which there was no delivery. */
  readonly begun: readonly Message[]
  /** Those of them that were not taken so far. */
  readonly open: readonly Message[]
  /** Messages of deliveries that there were, and whose posts have ended. */
  readonly ended: readonly Message[]
  /** What all that is to the transaction that records it. */
  readonly input: Pick<RecordInput, 'begun' | 'open' | 'taken' | 'failed' | 'hasTaken'>
}

/** What was begun for one endpoint and is not recorded. */
export class Unrecorded {
  readonly #random: () => number
  #begun: Message[] = []
  #ended: Message[] = []

  /** @param random from 0 to 1: draws pauses. */
  constructor(random: () => number) {
    this.#random = random
  }

  get isEmpty(): boolean {
    return this.#begun.length + this.#ended.length === 0
  }

  /** @param message of an event of which there is no delivery. */
  begin(message: Message): void {
    this.#begun.push(message)
  }

  /** A post has ended. Where there is no delivery of it yet, that is made first, unless it was taken. */
  end(message: Message, post: Post): void {
    message.post = post
    if (message.number !== undefined) this.#ended.push(message)
  }

  /** Hands over all that there is. */
  take(): Batch {
    const [begun, ended] = [this.#begun, this.#ended]
    this.#begun = []
    this.#ended = []
    const open = begun.filter((message) => !takenOf(message))
    return { begun, open, ended, input: this.#inputOf(begun, open, ended) }
  }

  /** Keeps what could not be recorded for the next time. */
  giveBack({ begun, ended }: Batch): void {
    this.#begun.unshift(...begun)
    this.#ended.unshift(...ended)
  }

  /** @param numbers of the deliveries that were made of what is open, in its order. */
  made({ open }: Batch, numbers: readonly number[]): void {
    for (const [at, message] of open.entries()) {
      message.number = numbers[at]
      if (message.post) this.end(message, message.post)
    }
  }

  #inputOf(begun: readonly Message[], open: readonly Message[], ended: readonly Message[]): Batch['input'] {
    const first = begun.map((message) => ({
      position: message.position!,
      type: message.type,
      taken: takenOf(message),
    }))
    const taken = ended.filter(takenOf)
    const failed = ended.filter((message) => !takenOf(message))
    return {
      begun: textOfDeliveries(first),
      open: JSON.stringify(open.map(({ position }) => position)),
      taken: textOfAttempts(taken.map(attemptOf)),
      failed: failed.map((message) => this.#failedOf(message)),
      hasTaken: taken.length > 0 || open.length < begun.length,
    }
  }

  #failedOf(message: Message): Failed {
    const { id, type, post } = message
    const { kind, url, failure } = post!
    const about = { delivery: id, type, random: this.#random(), gone: kind === 'gone' ? url : null }
    return { ...attemptOf(message), ...failure!, ...about }
  }
}

function takenOf({ post }: Message): Post | undefined {
  return post?.kind === 'taken' ? post : undefined
}

function attemptOf({ number, attempt, post }: Message): AttemptRow {
  const { at, ms, status } = post!
  return { number: number!, attempt, at, ms, status }
}
