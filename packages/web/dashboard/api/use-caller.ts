import { useApi } from './use-api.js'

/** Who looks, and what they may do. */
export interface Caller {
  readonly account: string
  /** `start`: the admin key that the gateway was started with. */
  readonly kind: 'key' | 'user' | 'start'
  /** Of the key or the user; absent for `start`. */
  readonly id?: string
  readonly name: string
  readonly scopes: readonly string[]
}

/** What whoever looks is called, in words. */
export function tellCaller({ kind, name }: Caller): string {
  return kind === 'start' ? 'The admin key' : name
}

/** Who looks; undefined until the gateway has said it. */
export function useCaller(): Caller | undefined {
  return useApi<Caller>('/v1/caller').data
}

/** Says of a scope whether whoever looks has it. Until the gateway has said who they are, they have none. */
export function useMay(): (scope: string) => boolean {
  const scopes = useCaller()?.scopes ?? []
  return (scope) => scopes.includes(scope)
}
