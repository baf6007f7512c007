import { recorderOf } from '../authorities/authority.js'
import { type Outage, outageOf } from '../authorities/outcome.js'
import type { Recorder } from '../authorities/recorder.js'
import type { Sender } from '../authorities/sender.js'
import { confirmUpload } from '../documents/confirm.js'
import { pollApplication } from '../documents/poll.js'
import { reconcileDocument } from '../documents/reconcile.js'
import type { DocumentRecord } from '../documents/record.js'
import { postponeDocument, sendDocument } from '../documents/send.js'
import type { Progress, Unwritten, WorkContext } from '../documents/work-context.js'
import { Trouble } from '../logging/trouble.js'
import { stateLevel } from '../stock/state-level.js'
import type { LaneKey } from '../store/lane-key.js'
import type { Door } from '../store/statements/attempts.js'
import { Alarm } from './alarm.js'
import type { Work } from './choice.js'
import type { Circuits, Met } from './circuit.js'
import type { LaneDeps } from './deps.js'
import type { Lease } from './lease.js'
import { Recording } from './recording.js'
import type { Slots } from './slots.js'
import { type StepName, stepNumber } from './steps.js'
import { chooseWork } from './work.js'

/** What the lanes of a process share. */
export interface Shared {
  readonly circuits: Circuits
  /** How many calls are under way at once. */
  readonly slots: Slots
  /** Told that a sale or purchase has moved: its goods may have. */
  readonly moved: (lane: LaneKey) => void
}

type Task = Exclude<Work, { readonly kind: 'wait' }>

const ACTS = {
  send: sendDocument,
  reconcile: reconcileDocument,
  poll: pollApplication,
  confirm: confirmUpload,
}

function act(work: Task, context: WorkContext): Promise<Progress | Unwritten> {
  return work.kind === 'state' ? stateLevel(work.level, context) : ACTS[work.kind](work.record, context)
}

/** The document that is worked on, where it is one. */
function recordOf(work: Task): DocumentRecord | undefined {
  return work.kind === 'state' ? undefined : work.record
}

/** True when it is sent the same whatever came of the document before: a note is about another, and an enabler takes no more than its limit. */
function standsAlone(work: Work, authority: Recorder | Error): boolean {
  if (authority instanceof Error || work.kind !== 'send') return false
  return work.door === 'authority' && work.record.original === undefined
}

/** Names what is worked on, as it was when it was chosen, and through which door. */
function nameOf(work: Work): string {
  if (work.kind === 'wait') return work.kind
  const subject = work.kind === 'state' ? work.level.item : `${work.record.id} ${work.record.revision}`
  return `${work.kind} ${work.door} ${subject}`
}

/**
 * One lane of a device: its documents, strictly one after another. It sleeps until a document is due or someone wakes it, and costs
 * nothing while it has none. What a lane decides is always written with its fencing token; if another process has taken
 * the lane, nothing is written.
 */
export class Lane {
  readonly #key: LaneKey
  readonly #deps: LaneDeps
  readonly #shared: Shared
  readonly #alarm = new Alarm()
  readonly #trouble: Trouble
  #lease: Lease | undefined
  #failures = 0
  #last: Work['kind'] = 'send'
  /** Doors behind which nobody answers, until their circuits say otherwise. */
  readonly #shut = new Set<Door>()
  /** Whoever waits at a circuit is known by its function. */
  readonly #reopen: Readonly<Record<Door, () => void>> = {
    authority: () => this.#open('authority'),
    enabler: () => this.#open('enabler'),
  }
  #sentAt = 0
  #stopped = false
  /** What came of the document before, while that is being written. */
  #recording: Recording | undefined
  #step: Promise<number> = Promise.resolve(0)
  readonly #done: Promise<void>

  constructor(key: LaneKey, deps: LaneDeps, shared: Shared) {
    this.#key = key
    this.#deps = deps
    this.#shared = shared
    this.#trouble = new Trouble(deps.log, {
      begins: 'a lane stumbles, and it is tried again',
      ends: 'a lane goes on',
      facts: { ...key },
    })
    this.#done = this.#run()
  }

  /** Says that there may be something to do. */
  wake(): void {
    this.#alarm.ring()
  }

  /** Resolves when what was under way at the call has ended: what is chosen after that is chosen by what is on disk now. */
  async settled(): Promise<void> {
    await this.#step.catch(() => {})
    await this.#recording?.written().catch(() => {})
  }

  /** Finishes the document under way and stops. @returns the lease that it still holds. */
  async stop(): Promise<Lease | undefined> {
    this.#stopped = true
    this.wake()
    await this.#done
    return this.#lease && this.#lease.until > this.#now() ? this.#lease : undefined
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        this.#step = this.#takeStep()
        const until = await this.#step
        if (until > this.#now() || this.#stopped) await this.#recorded()
        if (!this.#recording) this.#trouble.over()
        if (!this.#stopped) await this.#alarm.sleep(until - this.#now())
      } catch (error) {
        // Taken anew, so that a document whose outcome could not be recorded becomes one in doubt.
        if (this.#lease) this.#lease = { ...this.#lease, until: 0 }
        this.#trouble.met(error)
        if (!this.#stopped) await this.#alarm.sleep(this.#backOff())
      }
    }
  }

  /** Does one piece of work. @returns when to look again. */
  async #takeStep(): Promise<number> {
    // Taking a lane puts in doubt what was being sent in it, so that comes before anything is chosen.
    if (!this.#lease?.until && !(await this.#holdLease())) return this.#now() + 1000
    const authority = await this.#recorder().catch((error: Error) => error)
    const work = await this.#choose(authority)
    if (this.#recording && !standsAlone(work, authority)) {
      await this.#recorded()
      return this.#now()
    }
    if (work.kind === 'wait') return work.until
    const lease = await this.#holdLease()
    if (!lease) return this.#now() + 1000
    if (authority instanceof Error) {
      const record = recordOf(work)!
      this.#conclude(work, await postponeDocument(record, this.#context(work, lease), authority))
      return this.#now()
    }
    return this.#inTurn(authority, work, lease)
  }

  /** Takes a place among the calls under way. If that takes a while, all is looked at again. @returns when to look again. */
  async #inTurn(authority: Recorder, work: Task, lease: Lease): Promise<number> {
    const { circuits, slots } = this.#shared
    const hasWaited = await slots.take()
    try {
      if (hasWaited && !(await this.#isStill(work, authority))) return this.#now()
      const circuit = circuits.of(senderBehind(work.door, authority).destination)
      const isProbe = circuit.view().state !== 'closed'
      const leave = circuit.enter(this.#reopen[work.door])
      if (!leave) return this.#turnAway(work.door, authority)
      let met: Met = { kind: 'nothing' }
      try {
        if (isProbe && isSpared(work.door, authority)) {
          met = await probe(authority)
          if (met.kind === 'outage') return this.#now()
        }
        const onContact = (outage: Outage | undefined) => {
          met = outage ? { kind: 'outage', ...outage } : { kind: 'answer' }
        }
        const isAuthorityUp = circuits.of(authority.destination).view().state === 'closed'
        const earlier = this.#recording
        this.#recording = undefined
        const context = { ...this.#context(work, lease), authority, isAuthorityUp, earlier, onContact }
        await this.#work(work, context)
      } finally {
        leave(met)
      }
      return this.#now()
    } finally {
      slots.give()
    }
  }

  /** Nobody answers there. Where there is another door, what may go through it is looked for. @returns when to look again. */
  #turnAway(door: Door, { enabler }: Recorder): number {
    if (!enabler) return Number.POSITIVE_INFINITY
    this.#shut.add(door)
    return this.#now()
  }

  #open(door: Door): void {
    this.#shut.delete(door)
    this.#alarm.ring()
  }

  async #isStill(work: Task, authority: Recorder): Promise<boolean> {
    if (this.#stopped || !this.#lease || this.#lease.until <= this.#now()) return false
    return nameOf(await this.#choose(authority)) === nameOf(work)
  }

  async #work(work: Task, context: WorkContext): Promise<void> {
    if (work.kind !== 'state') this.#onStep('document-chosen', work.record)
    this.#last = work.kind
    if (work.kind === 'send' || work.kind === 'state') this.#sentAt = this.#now()
    const done = await act(work, context)
    if (typeof done === 'function')
      this.#recording = new Recording(async () => this.#conclude(work, await done()))
    else this.#conclude(work, done)
  }

  /** Resolves when what came of the document before is on disk. */
  async #recorded(): Promise<void> {
    const recording = this.#recording
    try {
      await recording?.written()
    } finally {
      if (this.#recording === recording) this.#recording = undefined
    }
  }

  #conclude(work: Task, progress: Progress): void {
    if (progress === 'lost') this.#lease = undefined
    this.#failures = progress === 'failed' ? this.#failures + 1 : 0
    const record = recordOf(work)
    if (!record) return
    this.#deps.notify(record.id)
    if (record.lane !== 'stock') this.#shared.moved(this.#key)
  }

  #context(work: Task, lease: Lease) {
    const record = recordOf(work)
    return {
      ...this.#deps,
      lease,
      door: work.door,
      backOffMs: this.#deps.timing.retryMs * 2 ** Math.min(this.#failures, 6),
      onStep: (name: StepName) => this.#onStep(name, record),
    }
  }

  /** A device that does not open has its documents told so, whatever its channel. */
  #choose(authority: Recorder | Error): Promise<Work> {
    return chooseWork(this.#deps.store.read, {
      key: this.#key,
      blockedBy: authority instanceof Error ? [] : authority.blockedBy,
      repeats: !(authority instanceof Error) && authority.recovery === 'repeat',
      states: !(authority instanceof Error) && authority.state !== undefined,
      enabler: authority instanceof Error ? undefined : authority.enabler,
      shut: this.#shut,
      run: this.#deps.run,
      today: this.#deps.clock.now().getTime(),
      now: this.#now(),
      sentAt: this.#sentAt,
      last: this.#last,
    })
  }

  /** The lease is longer than any call can take, and each write extends it. */
  async #holdLease(): Promise<Lease | undefined> {
    const now = this.#now()
    const { leaseMs, settleMs } = this.#deps.timing
    const until = now + leaseMs
    if (this.#lease && this.#lease.until > now) {
      this.#lease = { ...this.#lease, until }
      return this.#lease
    }
    // With a new token nobody can write any more what came of the document before.
    await this.#recorded()
    const held = this.#lease?.fence ?? null
    const times = { from: now, until, quietAt: now + settleMs, now: this.#deps.clock.now().getTime() }
    const input = { ...this.#key, held, ...times }
    const fence = await this.#deps.store.write('takeLane', input)
    this.#lease = fence === undefined ? undefined : { ...this.#key, fence, until }
    if (this.#lease) this.#onStep('lane-leased')
    return this.#lease
  }

  async #recorder(): Promise<Recorder> {
    const { account, device, lane } = this.#key
    const authority = await this.#deps.authorities.of(account, device)
    if (!authority) throw new Error(`the device ${device} is gone`)
    return recorderOf(authority, lane)
  }

  #backOff(): number {
    this.#failures++
    return this.#deps.timing.retryMs * 2 ** Math.min(this.#failures, 6)
  }

  #onStep(name: StepName, record?: DocumentRecord): void {
    this.#deps.onStep?.({
      number: stepNumber(name),
      name,
      ...this.#key,
      ...(record ? { document: record.id, attempt: record.tries } : {}),
    })
  }

  #now(): number {
    return this.#deps.steady()
  }
}

function senderBehind(door: Door, authority: Recorder): Sender {
  return door === 'enabler' ? authority.enabler! : authority
}

/** While sales can go to an enabler, none is risked before something harmless was answered. */
function isSpared(door: Door, { enabler }: Recorder): boolean {
  return door === 'authority' && enabler?.policy === 'when-down'
}

async function probe({ enabler }: Recorder): Promise<Met> {
  try {
    await enabler!.probe()
    return { kind: 'answer' }
  } catch (error) {
    const outage = outageOf(error)
    // A refusal is an answer too.
    return outage ? { kind: 'outage', ...outage } : { kind: 'answer' }
  }
}
