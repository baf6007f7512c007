export interface DeviceId {
  readonly origin: string
  readonly tin: string
  readonly bhfId: string
}
export type DeviceInfo = Readonly<Record<string, unknown>> & { readonly cmcKey?: string }
export interface KeyStore {
  load(device: DeviceId): Promise<DeviceInfo | undefined>
  reserve(device: DeviceId): Promise<void>
  save(device: DeviceId, info: DeviceInfo): Promise<void>
}
export class MemoryKeyStore implements KeyStore {
  #m = new Map<string, DeviceInfo>()
  async load(d: DeviceId) {
    return this.#m.get(JSON.stringify(d))
  }
  async reserve() {}
  async save(d: DeviceId, i: DeviceInfo) {
    this.#m.set(JSON.stringify(d), i)
  }
}
