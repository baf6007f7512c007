import { ConfigurationError } from '@risiti/core'
import type { EtimsClient, ReplyOf } from '@risiti/etims'
import type { ChannelProfile } from '@risiti/etims/channels'
import type { Seller } from '../receipts/view.js'
import type { AuthorityDeps, DeviceFacts } from './authority.js'

type Info = NonNullable<ReplyOf<'selectInitOsdcInfo'>['data']>['info']

/** What initialisation told about the control unit, without keys. A local unit that was initialised before tells nothing. */
type Registration = Partial<Omit<Info, 'cmcKey' | 'intrlKey' | 'signKey'>>

/** The control unit of a Kenyan device. It is initialised once: what KRA told of it then is kept. */
export class EtimsUnit {
  readonly #device: DeviceFacts
  readonly #client: EtimsClient
  readonly #profile: ChannelProfile
  readonly #deps: Pick<AuthorityDeps, 'saveRegistration'>
  #registration: Registration | undefined
  /** A unit's key is handed out once: it is kept here until it is on disk. */
  #handedOut: { readonly registration: Registration; readonly cmcKey: string | undefined } | undefined
  #initialising: Promise<Registration> | undefined

  constructor(
    device: DeviceFacts,
    client: EtimsClient,
    profile: ChannelProfile,
    deps: Pick<AuthorityDeps, 'saveRegistration'>,
  ) {
    this.#device = device
    this.#client = client
    this.#profile = profile
    this.#deps = deps
    this.#registration = (device.registration ?? undefined) as Registration | undefined
  }

  /** @throws ConfigurationError before initialisation: without the control unit's id a receipt cannot be numbered. */
  refuseUnknown(): void {
    this.#known()
  }

  /** Its id, which begins every receipt's number; empty where KRA did not tell it. @throws ConfigurationError before initialisation. */
  get sdcId(): string {
    return this.#known().sdcId ?? ''
  }

  /** Initialises once; a unit that was initialised before keeps the key and facts it has. */
  async initialise(): Promise<Readonly<Record<string, unknown>>> {
    this.#initialising ??= this.#register().finally(() => {
      this.#initialising = undefined
    })
    const { taxprNm, sdcId, mrcNo, bhfNm } = await this.#initialising
    return { tin: this.#device.settings.tin, taxpayer: taxprNm, branch: bhfNm, sdcId, mrcNo }
  }

  async #register(): Promise<Registration> {
    if (this.#registration) return this.#registration
    this.#handedOut ??= await this.#askForKey()
    const { registration, cmcKey } = this.#handedOut
    await this.#deps.saveRegistration(
      registration,
      cmcKey === undefined ? undefined : { ...this.#device.secrets, cmcKey },
    )
    if (cmcKey !== undefined) this.#client.setCmcKey(cmcKey)
    this.#registration = registration
    this.#handedOut = undefined
    return registration
  }

  async #askForKey() {
    const { tin = '', bhfId = '', dvcSrlNo = '' } = this.#device.settings
    const { data } = await this.#client.selectInitOsdcInfo({ tin, bhfId, dvcSrlNo })
    const { cmcKey, intrlKey: _, signKey: __, ...registration } = data?.info ?? ({} as Partial<Info>)
    return { registration, cmcKey: this.#profile.keepsKeys ? undefined : cmcKey }
  }

  /** Who sells, as far as KRA told. */
  seller(): Seller {
    const { tin = '' } = this.#device.settings
    const unit = this.#registration
    return {
      name: unit?.taxprNm ?? '',
      taxId: tin,
      ...(unit?.bhfNm ? { branch: unit.bhfNm } : {}),
      ...(unit?.locDesc ? { address: unit.locDesc } : {}),
    }
  }

  #known(): Registration {
    if (this.#registration) return this.#registration
    throw new ConfigurationError({
      code: 'device-not-initialised',
      message: `The device ${this.#device.id} is not initialised.`,
      cause: 'KRA gives out its control unit id and key at initialisation.',
      fix: `POST /v1/devices/${this.#device.id}/initialise`,
    })
  }
}
