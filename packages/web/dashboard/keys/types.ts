/** An API key, without the key. */
export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly active: boolean
  readonly createdAt: string
  readonly usedAt?: string
  readonly expiresAt?: string
  readonly revokedAt?: string
  readonly replacedBy?: string
}

/** The same with the key, the only time. */
export interface GivenKey extends ApiKey {
  readonly key: string
}
