import { X509Certificate } from 'node:crypto'
import { decryptAes, VERIFY_STRINGS, verifyKey } from '@risiti/efris/crypto'
import { type Refusal, type Rule, refuse, type Visit } from '../contract.js'

/** A certificate that arrives with T136, unchecked. */
export interface Upload {
  readonly fileName?: string | undefined
  readonly verifyString?: string | undefined
  readonly fileContent?: string | undefined
  readonly visit: Visit
}

/** 2093 to 2096: the members are there; a name has at most 256 bytes. */
function hasMembers({ fileName, fileContent, verifyString }: Upload): Refusal | undefined {
  if (!fileName) return refuse('2093')
  if (Buffer.byteLength(fileName) > 256) return refuse('2094')
  if (!fileContent) return refuse('2095')
  return verifyString ? undefined : refuse('2096')
}

/**
 * 2097: the check text fits the name and today in Kampala. The text of the code speaks of decrypting, a summary of the papers
 * of MD5: both are taken, unless the switch `strictVerifyString` is on.
 */
function isVerified(upload: Upload): Refusal | undefined {
  const form = verifyFormOf(upload)
  const isTaken = form === 'aes' || (form === 'md5' && !upload.visit.books.switches.strictVerifyString)
  return isTaken ? undefined : refuse('2097')
}

/** In which form a check text fits; `undefined` when it fits in none. */
export function verifyFormOf({ fileName, verifyString, visit }: Upload): 'aes' | 'md5' | undefined {
  if (!fileName || !verifyString) return undefined
  const facts = { tin: visit.taxpayer.tin, now: visit.now, fileName }
  if (decrypted(verifyString, verifyKey(facts)) === fileName) return 'aes'
  return verifyString.toLowerCase() === VERIFY_STRINGS.md5.make(facts) ? 'md5' : undefined
}

function decrypted(verifyString: string, key: string): string | undefined {
  try {
    return decryptAes(Buffer.from(key), Buffer.from(verifyString, 'base64')).toString()
  } catch {
    return undefined
  }
}

/** 2100: it is a certificate file. That the name must end in .crt or .cer has no code of its own. */
function isReadable({ fileName, fileContent }: Upload): Refusal | undefined {
  return /\.(crt|cer)$/i.test(fileName!) && certificateIn(fileContent) ? undefined : refuse('2100')
}

/** The certificate in base64 of a PEM or DER file. */
export function certificateIn(fileContent = ''): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(Buffer.from(fileContent, 'base64'))
    return certificate.publicKey ? certificate : undefined
  } catch {
    return undefined
  }
}

/** 2178, 2179: its key is RSA, of 2048 bits. */
function hasSuitableKey({ fileContent }: Upload): Refusal | undefined {
  const { asymmetricKeyType, asymmetricKeyDetails } = certificateIn(fileContent)!.publicKey
  if (asymmetricKeyType !== 'rsa') return refuse('2178')
  return asymmetricKeyDetails?.modulusLength === 2048 ? undefined : refuse('2179')
}

/** 2098: it has not expired. */
function isCurrent({ fileContent, visit }: Upload): Refusal | undefined {
  return new Date(certificateIn(fileContent)!.validTo) < visit.now ? refuse('2098') : undefined
}

/** 2099: it was not uploaded before. */
function isNew({ fileContent, visit }: Upload): Refusal | undefined {
  const { fingerprint256 } = certificateIn(fileContent)!
  return visit.books.certificates.uploaded.has(fingerprint256) ? refuse('2099') : undefined
}

/** 2200: the tax office knows its fingerprint. Generous unless the switch `announcedCertificates` is on. */
function isAnnounced({ fileContent, visit }: Upload): Refusal | undefined {
  const { books, keys, globalInfo } = visit
  if (!books.switches.announcedCertificates) return undefined
  const { fingerprint256 } = certificateIn(fileContent)!
  const own = certificateIn(base64(keys.filesOf(globalInfo.deviceNo!)?.certificatePem))
  const isKnown = own?.fingerprint256 === fingerprint256 || books.certificates.announced.has(fingerprint256)
  return isKnown ? undefined : refuse('2200')
}

function base64(text = ''): string {
  return Buffer.from(text).toString('base64')
}

export const CERTIFICATE_RULES: readonly Rule<Upload>[] = [
  hasMembers,
  isVerified,
  isReadable,
  hasSuitableKey,
  isCurrent,
  isNew,
  isAnnounced,
]
