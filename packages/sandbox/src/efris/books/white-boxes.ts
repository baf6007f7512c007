import type { KeyObject } from 'node:crypto'
import { encryptAes } from '@risiti/efris/crypto'
import type { Seeded } from '../../seeded.js'
import { makeTables } from '../white-box.js'

/** A private key as T102 hands it out. */
export interface ProtectedKey {
  readonly clientPriKey: string
  readonly keyTable: string
}

/** The white boxes of the devices whose keys the authority keeps (AP01), each made when it is first asked for. */
export class WhiteBoxes {
  readonly #seeded: Seeded
  readonly #tables = new Map<string, string>()

  constructor(seeded: Seeded) {
    this.#seeded = seeded
  }

  /** Seals the base64 of a private key with a key that only the tables know. */
  protect(deviceNo: string, privateKey: KeyObject): ProtectedKey {
    const key = this.#seeded.bytes(`white-box:${deviceNo}`).subarray(0, 16)
    const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    const clientPriKey = encryptAes(key, Buffer.from(pkcs8)).toString('base64')
    return { clientPriKey, keyTable: this.#tableOf(deviceNo, key) }
  }

  #tableOf(deviceNo: string, key: Uint8Array): string {
    const made = this.#tables.get(deviceNo)
    if (made !== undefined) return made
    const table = makeTables(key, this.#seeded, `white-box-tables:${deviceNo}`).toString('base64')
    this.#tables.set(deviceNo, table)
    return table
  }
}
