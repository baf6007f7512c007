import { generateKeyPair, type KeyObject } from 'node:crypto'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { promisify } from 'node:util'
import { forge, forgeKey } from './forge.js'

const DAY_MS = 24 * 60 * 60 * 1000

/** What a listener shows to whoever connects. Both are PEM. */
export interface TlsIdentity {
  readonly key: string
  readonly cert: string
}

/**
 * Makes a key and a certificate for a listener on this machine, which its clients trust by being told to. It is checked
 * against the clock of the machine, whatever time the authorities keep, and lives a year: some systems trust no longer one.
 */
export async function makeTlsIdentity(host: string): Promise<TlsIdentity> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, cert: selfSigned(privateKey, host) }
}

/** What a key says of itself, under all names of a host. */
function selfSigned(key: KeyObject, host: string): string {
  const { pki, md } = forge()
  const signer = forgeKey(key)
  const now = Date.now()
  const certificate = pki.createCertificate()
  certificate.publicKey = pki.setRsaPublicKey(signer.n, signer.e)
  certificate.serialNumber = '01'
  certificate.validity.notBefore = new Date(now - DAY_MS)
  certificate.validity.notAfter = new Date(now + 365 * DAY_MS)
  const owner = [{ name: 'commonName', value: 'Risiti sandbox' }]
  certificate.setSubject(owner)
  certificate.setIssuer(owner)
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: namesOf(host) },
  ])
  certificate.sign(signer, md.sha256.create())
  return pki.certificateToPem(certificate)
}

/** Stand for every address of the machine. */
const UNSPECIFIED: ReadonlySet<string> = new Set(['0.0.0.0', '::'])

/** What others in the network call this machine. */
function machine(): string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return [hostname(), ...addresses.map(({ address }) => address)]
}

/** Names go by type 2, addresses by type 7. */
function namesOf(host: string) {
  const hosts = new Set(['localhost', '127.0.0.1', '::1', ...(UNSPECIFIED.has(host) ? machine() : [host])])
  return [...hosts].map((name) => (isIP(name) ? { type: 7, ip: name } : { type: 2, value: name }))
}
