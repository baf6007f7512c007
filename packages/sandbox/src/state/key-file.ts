import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ConfigurationError } from '@risiti/core'

/** Seals what is secret in a state file, with a key that lies beside it. */
export interface Sealer {
  seal(plain: Buffer): Buffer
  /** @throws ConfigurationError when something else was sealed with another key. */
  open(sealed: Uint8Array): Buffer
}

const [IV_BYTES, TAG_BYTES] = [12, 16]

/**
 * The key beside a state file, which is made with it. Without the key a copy of the file holds no private key.
 * @throws ConfigurationError when the file is older than its key.
 */
export function openKeyFile(file: string, isNew: boolean): Sealer {
  const keyFile = `${file}.key`
  if (!existsSync(keyFile)) {
    if (!isNew) throw keyLost(keyFile, 'is not there')
    writeFileSync(keyFile, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  }
  const key = Buffer.from(readFileSync(keyFile, 'utf8'), 'base64')
  if (key.length !== 32) throw keyLost(keyFile, 'is not a key')
  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const bytes = Buffer.from(sealed)
      const cipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      cipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      try {
        return Buffer.concat([cipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), cipher.final()])
      } catch {
        throw keyLost(keyFile, 'is the key of another file')
      }
    },
  }
}

function keyLost(keyFile: string, what: string): ConfigurationError {
  return new ConfigurationError({
    code: 'state-key-missing',
    message: `The state cannot be read: ${keyFile} ${what}.`,
    cause: 'The private keys in a state file are sealed with the key beside it.',
    fix: 'Put the key file back, or begin a new state: move the state file away.',
  })
}
