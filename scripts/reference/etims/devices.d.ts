import type { Channel, EtimsClient, EtimsClientOptions } from '@risiti/etims'
import type { Sandbox } from '@risiti/sandbox/testing'

export function devicesOf(
  sandbox: Pick<Sandbox, 'clock' | 'taxpayers' | 'url'>,
  channel: Channel,
  options?: { readonly isInitialised?: boolean } & Partial<EtimsClientOptions>,
): {
  readonly clientOf: (device: string | undefined) => Promise<EtimsClient>
  close(): Promise<void>
}
