/** One device at one host of KRA. */
export interface DeviceId {
  /** Scheme, host and port: a device of the test system is another one. */
  readonly origin: string
  readonly tin: string
  readonly bhfId: string
}

/** What initialisation told of a device, as a plain JSON object: its key, and what receipts print. */
export type DeviceInfo = Readonly<Record<string, unknown>> & { readonly cmcKey?: string }

/** Keeps what KRA hands out only once. A store that leaves the process keeps it sealed. */
export interface KeyStore {
  /** @throws ConfigurationError when there is a record that cannot be read. */
  load(device: DeviceId): Promise<DeviceInfo | undefined>
  /**
   * Makes sure that `save` can work, before the one call whose answer cannot be had again.
   * @throws ConfigurationError
   */
  reserve(device: DeviceId): Promise<void>
  /** Durable when it resolves. What was saved before is kept besides. @throws ConfigurationError */
  save(device: DeviceId, info: DeviceInfo): Promise<void>
}

/** The identity as one text, the same for no two devices. */
export function textOf({ origin, tin, bhfId }: DeviceId): string {
  return JSON.stringify([origin, tin, bhfId])
}

/** Keeps keys as long as the process lives: for tests, and for programs that store them by themselves. */
export class MemoryKeyStore implements KeyStore {
  readonly #records = new Map<string, DeviceInfo>()

  async load(device: DeviceId): Promise<DeviceInfo | undefined> {
    return structuredClone(this.#records.get(textOf(device)))
  }

  async reserve(): Promise<void> {}

  async save(device: DeviceId, info: DeviceInfo): Promise<void> {
    this.#records.set(textOf(device), structuredClone(info))
  }
}
