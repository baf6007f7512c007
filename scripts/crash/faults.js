import { doorsOf, FAULTS } from '@risiti/sandbox/faults'

/** No fault at all, then each that the sandbox knows. */
export const FAULT_NAMES = ['none', ...Object.keys(FAULTS)]

/** True when the fault can happen on the channel. */
export function isPossible(fault, channel) {
  return fault === 'none' || doorsOfChannel(channel).some((door) => doorsOf(fault).includes(door))
}

function doorsOfChannel({ door, doors = [door] }) {
  return doors
}

/** Which door of the channel a fault comes to. */
function doorHit({ channel, fault, seed }) {
  const possible = doorsOfChannel(channel).filter((door) => doorsOf(fault).includes(door))
  return possible[seed % possible.length]
}

/**
 * What is armed at the sandbox for a run: the fault, on the sale or note itself once or on every call now and then; and where a
 * run needs doubt, a lost answer, or where it needs a correction, a refusal.
 * @param {{ timeoutMs: number }} timing a delay is longer than a call may take, a storm of faults is not.
 */
export function rulesOf(run, { timeoutMs }) {
  const { channel, point, kind, fault, storm, seed } = run
  const { authority, codes, door } = channel
  const { operation } = channel[kind]
  const lost = { authority, door, operation, fault: 'drop-response-after-commit', count: 1 }
  const rule = {
    authority,
    ...(fault === 'none' ? {} : { door: doorHit(run) }),
    operation: storm ? '*' : operation,
    fault,
    ...(storm ? { probability: 0.4, seed: String(seed), to: inMs(0.4 * timeoutMs) } : { count: 1 }),
    ...(fault === 'delay' ? { delayMs: 1.2 * timeoutMs } : {}),
    ...(fault === 'rate-limit' ? { delayMs: 0 } : {}),
    ...(fault === 'return-code' ? { code: codes.doubt } : {}),
  }
  const refused = { authority, operation, fault: 'return-code', code: codes.refusal, count: 1 }
  const needed = { doubt: [lost], person: [lost], revision: [refused], cancellation: [refused] }
  return [...(needed[point.needs] ?? []), ...(fault === 'none' ? [] : [rule])]
}

function inMs(milliseconds) {
  return new Date(Date.now() + milliseconds).toISOString()
}
