import { ConfigurationError } from '@risiti/core'
import { MOST_WORK, UnknownCipherError } from '../crypto/password-cipher.js'

/* What can be wrong with a key file. No message holds bytes of the file or the password. */

/** Larger than any key file, and small enough to be read in no time. */
export const LARGEST_KEY_FILE = 1024 * 1024

export function wrongPassword(cause: string): ConfigurationError {
  return new ConfigurationError({
    code: 'key-password-wrong',
    message: 'The password does not open the key file.',
    cause,
    fix: 'Give the password that was chosen when the file was exported.',
  })
}

export function missingPassword(): ConfigurationError {
  return new ConfigurationError({
    code: 'key-password-missing',
    message: 'The private key is encrypted, and no password was given.',
    cause: 'The file is locked with a password: it is encrypted.',
    fix: 'Give the password that was chosen when the file was exported.',
  })
}

export function brokenFile(
  cause: string,
  fix = 'Export the key again as .p12 or .pfx (PKCS#12), or give a PEM file.',
): ConfigurationError {
  return new ConfigurationError({
    code: 'key-file-unreadable',
    message: 'The key file cannot be read.',
    cause,
    fix,
  })
}

/** Turns whatever reading a key file threw into an error that says what to do. */
export function keyFileError(error: unknown): ConfigurationError {
  if (error instanceof ConfigurationError) return error
  if (!(error instanceof UnknownCipherError)) return brokenFile('It is damaged, or of an unknown kind.')
  return brokenFile(
    `It is locked in a way that is not known here (${error.message.slice(0, 60) || 'unnamed'}).`,
    'Export the key again as .p12 with AES or 3DES, or as a PEM file.',
  )
}

/** @throws ConfigurationError before anything is derived, when opening a file would take too long. */
export function requireAffordable(work: number): void {
  if (work <= MOST_WORK) return
  throw new ConfigurationError({
    code: 'key-file-too-slow',
    message: 'The key file asks for more work than any program writes into one.',
    cause: `Opening it would take ${work} hashes; at most ${MOST_WORK} are done.`,
    fix: 'Export the key again with fewer iterations of its key derivation, such as 10000.',
  })
}

/** @throws ConfigurationError when it is not text, or too long for a key file. */
export function requireKeyText(text: unknown): asserts text is string {
  if (typeof text !== 'string')
    throw brokenFile(`It is ${kindOf(text)}, not text.`, 'Give its text: readFileSync(path, "utf8").')
  requireKeyFileSize(text.length)
}

/** @throws ConfigurationError when it is no bytes, or too many for a key file. */
export function requireKeyBytes(bytes: unknown): asserts bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array))
    throw brokenFile(
      `It is ${kindOf(bytes)}, not bytes.`,
      'Give its bytes: readFileSync(path), without an encoding.',
    )
  requireKeyFileSize(bytes.length)
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return 'missing'
  return value instanceof Uint8Array ? 'bytes' : typeof value === 'string' ? 'text' : `a ${typeof value}`
}

function requireKeyFileSize(size: number): void {
  if (size <= LARGEST_KEY_FILE) return
  throw brokenFile(`It has ${size} bytes. Key files have some thousands.`, 'Give the key file itself.')
}

const JAVA_STORES: Readonly<Record<string, readonly [name: string, option: string]>> = {
  feedfeed: ['JKS', ''],
  cececece: ['JCEKS', ' -srcstoretype JCEKS'],
}

/** Java's own key stores have a cipher of their own. Every Java installation can turn them into PKCS#12. */
export function refuseJavaKeyStore(bytes: Uint8Array): void {
  const [name, option] = JAVA_STORES[Buffer.from(bytes.subarray(0, 4)).toString('hex')] ?? []
  if (!name) return
  throw new ConfigurationError({
    code: 'key-store-java',
    message: `The file is a Java key store (${name}), not a PKCS#12 file.`,
    cause: `It begins like ${name}.`,
    fix: `Convert it and give the new file: keytool -importkeystore -srckeystore keys.jks${option} -destkeystore keys.p12 -deststoretype PKCS12`,
  })
}

/** Runs a reader of key files whose errors are told in our words. */
export function readingKeyFile<Value>(read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw keyFileError(error)
  }
}
