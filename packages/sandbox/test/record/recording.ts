import { KeyClient } from '@risiti/efris'
import {
  openProxy,
  type RecordedExchange,
  Recorder,
  readTranscript,
  type Transcript,
} from '#src/record/index.js'
import type { Sandbox } from '#src/testing.js'

/** A recorder before a server, and what it wrote so far. */
export interface Recording {
  readonly url: string
  /** Starts a transcript anew. @param device whose key opens what is sealed; the first seller's without it. */
  begin(options?: { readonly device?: string | undefined; readonly keepsPersonalData?: boolean }): void
  /** The transcript as it would be in a file. */
  text(): string
  transcript(): Transcript
  exchanges(): readonly RecordedExchange[]
  close(): Promise<void>
}

/** Opens a recorder before a sandbox, or before whatever is at `target`. */
export async function openRecording(sandbox: Sandbox, target = sandbox.url, ca?: string): Promise<Recording> {
  const keys = new Map<string, KeyClient>()
  const keyOf = (device: string) => {
    const { privateKeyPem } = sandbox.taxpayers().efris.find(({ deviceNo }) => deviceNo === device)!
    const key = keys.get(device) ?? KeyClient.fromPem(privateKeyPem)
    keys.set(device, key)
    return key
  }
  let recorder: Recorder
  let lines: string[] = []
  const begin: Recording['begin'] = ({ device, keepsPersonalData = true } = {}) => {
    const deviceKey = keyOf(device ?? sandbox.taxpayers().efris[0]!.deviceNo)
    recorder = new Recorder({ target, time: new Date(), deviceKey, keepsPersonalData })
    lines = [JSON.stringify(recorder.head)]
  }
  begin()
  const proxy = await openProxy({
    target: new URL(target),
    port: 0,
    ca,
    onPassed: (passed) => void lines.push(JSON.stringify(recorder.record(passed))),
  })
  const text = () => `${lines.join('\n')}\n`
  const transcript = () => readTranscript(text())
  return {
    url: proxy.url,
    begin,
    text,
    transcript,
    exchanges: () => transcript().exchanges,
    close: () => proxy.close(),
  }
}
