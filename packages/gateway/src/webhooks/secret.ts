import { createSecretKey, type KeyObject } from 'node:crypto'
import { webhookRecord } from '../keys/sealed.js'
import type { Sealer } from '../keys/sealer.js'
import type { Row } from '../store/store.js'

/** What a secret begins with, by which people and scanners know it (Standard Webhooks). */
const PREFIX = 'whsec_'

/** Standard Webhooks asks for 24 to 64 bytes. */
const BYTES = 32

/** @param random makes so many bytes that nobody can guess. */
export function makeSecret(random: (bytes: number) => Buffer): string {
  return PREFIX + random(BYTES).toString('base64')
}

/** What signs: its bytes. */
export function keyOf(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret.slice(PREFIX.length), 'base64'))
}

/** @param row of `webhook_secrets`. @throws Error when it does not open. */
export function openSecret(sealer: Sealer, { endpoint, number, secret }: Row): string {
  return sealer.open(webhookRecord(String(endpoint), Number(number)), secret as Uint8Array)
}
