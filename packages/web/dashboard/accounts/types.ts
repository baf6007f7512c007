/** Whose devices, documents, goods, keys and users are kept apart. */
export interface Account {
  readonly id: string
  readonly name: string
  readonly suspended: boolean
  readonly createdAt: string
}
