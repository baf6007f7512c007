import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { ConfigurationError } from '@risiti/core'
import type { asn1, pkcs12 } from 'node-forge'

export interface Pkcs12Contents {
  readonly privateKey: KeyObject
  /** PEM of the certificate that belongs to the key, when the file holds one. */
  readonly certificatePem?: string
}

type Forge = typeof import('node-forge')

/**
 * Reads the first private key of a .p12 / .pfx file, modern (PBES2) or legacy (RC2, 3DES). node-forge is loaded here
 * only, because Node gives no access to the keys of such a file, and its own reader fails on the legacy ciphers that
 * keytool and old exports use.
 * @throws ConfigurationError that tells a wrong password from a broken file.
 */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<Pkcs12Contents> {
  const { default: forge } = await import('node-forge')
  const file = openFile(forge, bytes, password)
  const privateKey = privateKeyIn(forge, file)
  const certificatePem = certificateIn(forge, file, privateKey)
  return { privateKey, ...(certificatePem === undefined ? {} : { certificatePem }) }
}

function openFile(forge: Forge, bytes: Uint8Array, password: string): pkcs12.Pkcs12Pfx {
  let der: asn1.Asn1
  try {
    der = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'))
  } catch {
    throw brokenFile('It is not a PKCS#12 file.')
  }
  try {
    return unlock(forge, der, password)
  } catch (error) {
    throw isPasswordError(error) ? wrongPassword() : brokenFile('It is damaged, or of an unknown kind.')
  }
}

function unlock(forge: Forge, der: asn1.Asn1, password: string): pkcs12.Pkcs12Pfx {
  try {
    return forge.pkcs12.pkcs12FromAsn1(der, password)
  } catch (error) {
    if (isPasswordError(error) || Buffer.byteLength(password) === password.length) throw error
    // The check of the whole file takes the password as UTF-16 and has passed; newer ciphers inside take UTF-8.
    const unchecked = { ...der, value: (der.value as asn1.Asn1[]).slice(0, 2) }
    return forge.pkcs12.pkcs12FromAsn1(unchecked, Buffer.from(password).toString('latin1'))
  }
}

/**
 * The library tells a wrong password in words only: by the check of the whole file, or, without one, by the key's.
 */
function isPasswordError(error: unknown): boolean {
  return error instanceof Error && /could not be verified|wrong password/i.test(error.message)
}

function privateKeyIn(forge: Forge, file: pkcs12.Pkcs12Pfx): KeyObject {
  const [bag] = [forge.pki.oids.pkcs8ShroudedKeyBag!, forge.pki.oids.keyBag!].flatMap((type) =>
    bagsOf(file, type),
  )
  if (bag?.key) return createPrivateKey(forge.pki.privateKeyToPem(bag.key))
  // A key that is not RSA stays in its raw form; whether it will do is for others to say.
  if (bag?.asn1) return createPrivateKey({ key: derOf(forge, bag.asn1), format: 'der', type: 'pkcs8' })
  throw brokenFile('The file holds no private key.')
}

/** A file may hold a whole chain: the certificate of the key is the one that fits it. */
function certificateIn(forge: Forge, file: pkcs12.Pkcs12Pfx, key: KeyObject): string | undefined {
  for (const bag of bagsOf(file, forge.pki.oids.certBag!)) {
    const pem = bag.cert
      ? forge.pki.certificateToPem(bag.cert)
      : forge.pem.encode({ type: 'CERTIFICATE', body: derOf(forge, bag.asn1).toString('latin1') })
    if (new X509Certificate(pem).checkPrivateKey(key)) return pem
  }
  return undefined
}

function bagsOf(file: pkcs12.Pkcs12Pfx, bagType: string): pkcs12.Bag[] {
  return file.getBags({ bagType })[bagType] ?? []
}

function derOf(forge: Forge, value: asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1')
}

function wrongPassword(): ConfigurationError {
  return new ConfigurationError({
    code: 'key-password-wrong',
    message: 'The password does not open the key file.',
    cause: 'The integrity check of the PKCS#12 file fails with this password.',
    fix: 'Give the password that was chosen when the file was exported.',
  })
}

function brokenFile(cause: string): ConfigurationError {
  return new ConfigurationError({
    code: 'key-file-unreadable',
    message: 'The key file cannot be read.',
    cause,
    fix: 'Export the key again as .p12 or .pfx (PKCS#12), or give a PEM file.',
  })
}
