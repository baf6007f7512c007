import { appendEvent } from '../events/append.js'
import { findSequence, setSequence } from '../store/statements/lanes.js'
import type { Tx } from '../store/store.js'

/** Which number of a sequence comes next. */
export interface NextNumber {
  readonly name: string
  readonly next: number
}

/** A number that may be taken: `next` comes next as it is. */
export interface Taken extends NextNumber {
  readonly wanted: number
}

/**
 * Sets what the next documents of a device are numbered with, all of it or nothing. A sequence goes back only while no document ever
 * took a number of it: whatever became of that document, a number below may be its.
 */
export async function setNumbers(
  tx: Tx,
  {
    account,
    device,
    numbers,
    now,
  }: { account: string; device: string; numbers: readonly NextNumber[]; now: number },
): Promise<'done' | Taken> {
  for (const { name, next: wanted } of numbers) {
    const row = await findSequence(tx, account, device, name)
    const isTouched = row?.given === 1 || row?.behind_since != null
    if (isTouched && wanted < Number(row?.next)) return { name, wanted, next: Number(row?.next) }
  }
  for (const { name, next } of numbers) await setSequence(tx, { account, device, name, next })
  const data = Object.fromEntries(numbers.map(({ name, next }) => [name, next]))
  await appendEvent(tx, { account, device, kind: 'numbers_set', at: now, data })
  return 'done'
}
