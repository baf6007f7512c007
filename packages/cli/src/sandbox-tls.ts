import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ConfigurationError } from '@risiti/core/errors'
import type { Sandbox } from '@risiti/sandbox'
import { Option } from 'commander'
import { type OnStop, temporaryFolder } from './servers.js'

/** Where to write the certificate of a sandbox that listens with TLS; `true` leaves the place to us. */
export type TlsChoice = string | true | undefined

export function tlsOption(): Option {
  return new Option(
    '--tls [file]',
    'let the sandbox listen with TLS too, on the port after its own; the certificate to trust is written to the file',
  )
}

/** A sandbox as the ready line tells of it. */
export interface SandboxAddress {
  readonly url: string
  readonly tlsUrl?: string
  /** Where a VSCU listens. */
  readonly vscuUrl?: string
  /** The file with the certificate to trust at `tlsUrl` (PEM). */
  readonly caFile?: string
}

/** Tells where a sandbox listens. Its certificate goes into the file, or into a temporary one that is removed at the end. */
export async function addressOf(
  { url, tlsUrl, caPem, vscuUrl }: Sandbox,
  tls: TlsChoice,
  onStop: OnStop,
): Promise<SandboxAddress> {
  const plain = { url, ...(vscuUrl === undefined ? {} : { vscuUrl }) }
  if (tlsUrl === undefined || caPem === undefined) return plain
  const caFile = typeof tls === 'string' ? resolve(tls) : join(await temporaryFolder(onStop), 'sandbox.pem')
  await write(caFile, caPem)
  return { ...plain, tlsUrl, caFile }
}

/** Says in words where TLS is spoken; nothing when it is not. */
export function tlsHint({ tlsUrl, caFile }: SandboxAddress): string {
  return tlsUrl === undefined
    ? ''
    : `The sandbox speaks TLS at ${tlsUrl}; the certificate to trust is in ${caFile}.`
}

async function write(caFile: string, caPem: string): Promise<void> {
  try {
    await writeFile(caFile, caPem)
  } catch (error) {
    throw new ConfigurationError({
      code: 'certificate-not-written',
      message: `The certificate of the sandbox cannot be written to ${caFile}.`,
      cause: error as Error,
      fix: 'Name a file in a folder that exists and is yours, or give --tls alone.',
    })
  }
}
