import { appendEvent } from '../events/append.js'
import {
  changeSettings,
  findDevice,
  insertDevice,
  type NewDevice,
  saveItem,
  saveRegistration,
  setPaused,
} from '../store/statements/devices.js'
import type { Tx } from '../store/store.js'

/* How devices and their items are changed: each change appends its event. These run in the writer. */

interface DeviceKey {
  readonly account: string
  readonly id: string
  readonly now: number
}

/** Adds a device, or replaces one of that name that was never registered. @returns false when there is a registered one. */
export async function addDevice(tx: Tx, device: NewDevice): Promise<boolean> {
  if (!(await insertDevice(tx, device))) return false
  const { account, id, authority, environment, now: at } = device
  const data = { authority, environment }
  await appendEvent(tx, { account, device: id, kind: 'device_added', at, data })
  return true
}

/** Keeps what the authority said of a device, and its secrets when it handed out new ones. */
export async function registerDevice(
  tx: Tx,
  change: DeviceKey & { readonly registration: string; readonly secrets: Uint8Array | null },
): Promise<void> {
  const { account, id, secrets, now: at } = change
  const row = await findDevice(tx, account, id)
  await saveRegistration(tx, change)
  if (!row) return
  const kind = row.registration === null ? 'device_initialised' : 'device_registration_changed'
  await appendEvent(tx, { account, device: id, kind, at, data: { newKey: secrets !== null } })
}

/** Changes the settings of a device. @returns false when they are not any more what the caller saw. */
export async function changeDevice(
  tx: Tx,
  change: DeviceKey & { readonly settings: string; readonly was: string },
): Promise<boolean> {
  if (!(await changeSettings(tx, change))) return false
  const { account, id, settings, was, now: at } = change
  if (settings === was) return true
  const [before, after] = [was, settings].map((text) => JSON.parse(text) as Record<string, unknown>)
  const names = Object.keys({ ...before, ...after }).filter((name) => before![name] !== after![name])
  const data = { settings: Object.fromEntries(names.map((name) => [name, after![name] ?? null])) }
  await appendEvent(tx, { account, device: id, kind: 'device_changed', at, data })
  return true
}

/** Keeps a device from sending, or lets it go on. @returns false when the account has no such device. */
export async function pauseDevice(
  tx: Tx,
  { account, id, paused, now: at }: DeviceKey & { readonly paused: boolean },
): Promise<boolean> {
  const row = await findDevice(tx, account, id)
  if (!row) return false
  if ((row.paused === 1) === paused) return true
  await setPaused(tx, { account, id, paused })
  const kind = paused ? 'device_paused' : 'device_resumed'
  await appendEvent(tx, { account, device: id, kind, at, data: {} })
  return true
}

/** How many codes the event of many items names. */
const NAMED = 100

/** Adds or changes items of a device. What is as it was is no event. */
export async function saveItems(
  tx: Tx,
  input: {
    readonly account: string
    readonly device: string
    readonly items: readonly { readonly code: string; readonly facts: string }[]
    readonly now: number
  },
): Promise<void> {
  const { account, device, now: at } = input
  const changed: string[] = []
  for (const item of input.items)
    if (await saveItem(tx, { account, device, ...item })) changed.push(item.code)
  if (changed.length === 0) return
  const data = { count: changed.length, items: changed.slice(0, NAMED) }
  await appendEvent(tx, { account, device, kind: 'items_saved', at, data })
}
