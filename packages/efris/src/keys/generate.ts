import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { InvalidInputError, type Issue } from '@risiti/core'
import { selfSignedCertificate } from '../crypto/certificate.js'

export interface GenerateOptions {
  /** Whom the certificate names, such as the device number or the business. */
  readonly commonName: string
  /** From when the certificate holds. */
  readonly now: Date
  /** How long it holds; two years where nothing is said. */
  readonly validDays?: number
  /** Makes the serial number; the machine's own randomness where nothing is said. */
  readonly random?: (size: number) => Uint8Array
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Makes an RSA pair of 2048 bits and its self-signed certificate. @throws InvalidInputError */
export async function generatePair(
  options: GenerateOptions,
): Promise<{ readonly privateKey: KeyObject; readonly certificate: Buffer }> {
  const { commonName, now, validDays = 730, random = randomBytes } = options ?? {}
  requireSensible(commonName, now, validDays)
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const certificate = selfSignedCertificate({
    key: privateKey,
    commonName,
    serialNumber: random(16),
    from: now,
    to: new Date(now.getTime() + validDays * DAY_MS),
  })
  return { privateKey, certificate }
}

function requireSensible(commonName: string, now: Date, validDays: number): void {
  const issues: Issue[] = []
  const size = typeof commonName === 'string' ? Buffer.byteLength(commonName) : 0
  if (size < 1 || size > 64) {
    issues.push({ path: '/commonName', message: 'must have 1 to 64 bytes', fix: 'Give the device number.' })
  }
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) {
    issues.push({ path: '/now', message: 'is no time', fix: 'Give new Date().' })
  }
  if (!Number.isInteger(validDays) || validDays < 1 || validDays > 3650) {
    issues.push({ path: '/validDays', message: 'must be a whole number, 1 to 3650', fix: 'Leave it out.' })
  }
  if (issues.length === 0) return
  throw new InvalidInputError({
    code: 'certificate-options-invalid',
    message: 'The certificate cannot be made like this.',
    issues,
  })
}
