import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Circuit } from '#src/lanes/circuit.js'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const PAUSE = 1000
const LONGEST = 8000

function open(random = 0): Circuit {
  const clock = { now: () => new Date() }
  return new Circuit({
    clock,
    random: () => random,
    failures: 3,
    firstPauseMs: PAUSE,
    longestPauseMs: LONGEST,
  })
}

const outage = { kind: 'outage' } as const
const answer = { kind: 'answer' } as const
const nothing = { kind: 'nothing' } as const

function fail(circuit: Circuit, times: number): void {
  for (let time = 0; time < times; time++) circuit.enter(() => {})!(outage)
}

/** Callers that go on asking until they are let in. */
class Callers {
  readonly let: number[] = []
  readonly leave = new Map<number, (met: typeof outage | typeof answer | typeof nothing) => void>()

  constructor(circuit: Circuit, count: number) {
    for (let caller = 0; caller < count; caller++) {
      const ask = () => {
        const leave = circuit.enter(ask)
        if (!leave) return
        this.let.push(caller)
        this.leave.set(caller, leave)
      }
      ask()
    }
  }
}

describe('a circuit', () => {
  it('stays closed while failures do not come in a row', () => {
    const circuit = open()
    for (let round = 0; round < 5; round++) {
      fail(circuit, 2)
      circuit.enter(() => {})!(answer)
    }
    expect(circuit.view()).toEqual({ state: 'closed', since: null, until: null })
  })

  it('opens at the third failure in a row, and lets nobody in until its pause is over', () => {
    const circuit = open()
    fail(circuit, 3)
    expect(circuit.view()).toEqual({ state: 'open', since: Date.now(), until: Date.now() + PAUSE })
    const callers = new Callers(circuit, 100)
    vi.advanceTimersByTime(PAUSE - 1)
    expect(callers.let).toEqual([])
  })

  it('lets one in as the probe, in the order of asking, and all when that is answered', () => {
    const circuit = open()
    fail(circuit, 3)
    const callers = new Callers(circuit, 100)
    vi.advanceTimersByTime(PAUSE)
    expect(callers.let).toEqual([0])
    expect(circuit.view().state).toBe('half-open')
    vi.advanceTimersByTime(10 * PAUSE)
    expect(callers.let).toEqual([0])
    callers.leave.get(0)!(answer)
    expect(circuit.view().state).toBe('closed')
    expect(callers.let).toHaveLength(100)
  })

  it('waits twice as long after each probe that fails, up to a limit', () => {
    const circuit = open()
    fail(circuit, 3)
    const callers = new Callers(circuit, 10)
    const opened = Date.now()
    const waits: number[] = []
    for (let probe = 0; probe < 6; probe++) {
      const { until } = circuit.view()
      waits.push(until! - Date.now())
      vi.advanceTimersByTime(until! - Date.now())
      expect(callers.let).toHaveLength(probe + 1)
      callers.leave.get(probe)!(outage)
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 8000, 8000])
    expect(circuit.view().since).toBe(opened)
  })

  it.each([
    [0, undefined, PAUSE],
    [1, undefined, 1.5 * PAUSE],
    [0, 5000, 5000],
    [1, 5000, 7500],
    [0, 1, PAUSE],
    [0, 86_400_000, LONGEST],
  ])('with the draw %d, asked for a pause of %s, waits %d ms', (draw, retryAfterMs, expected) => {
    const circuit = open(draw)
    fail(circuit, 2)
    circuit.enter(() => {})!({ kind: 'outage', retryAfterMs })
    expect(circuit.view().until).toBe(Date.now() + expected)
  })

  it('opens at once when it is asked for a pause', () => {
    const circuit = open()
    circuit.enter(() => {})!({ kind: 'outage', retryAfterMs: 3000 })
    expect(circuit.view().state).toBe('open')
  })

  it('calls the next when the probe turns back, and when it never begins', () => {
    const circuit = open()
    fail(circuit, 3)
    let deaf = 0
    circuit.enter(() => {
      deaf++
    })
    const callers = new Callers(circuit, 2)
    vi.advanceTimersByTime(PAUSE)
    expect([deaf, callers.let]).toEqual([1, []])
    vi.advanceTimersByTime(1000)
    expect(callers.let).toEqual([0])
    callers.leave.get(0)!(nothing)
    expect(callers.let).toEqual([0, 1])
    callers.leave.get(1)!(answer)
    expect(circuit.view().state).toBe('closed')
  })

  it('does not count what began before it opened, and closes when one of those is answered', () => {
    const circuit = open()
    const early = [1, 2, 3].map(() => circuit.enter(() => {})!)
    fail(circuit, 3)
    const { until } = circuit.view()
    early[0]!(outage)
    early[1]!(nothing)
    expect(circuit.view().until).toBe(until)
    early[2]!(answer)
    expect(circuit.view().state).toBe('closed')
    vi.advanceTimersByTime(LONGEST)
    expect(circuit.view().state).toBe('closed')
  })
})
