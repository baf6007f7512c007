import { useFixedRoute } from './api.js'
import type { AuthorityName } from './types.js'

/** Finds the code or path that an authority has for a method. */
export function useCodes(): (authority: AuthorityName, method: string) => string {
  const { data } = useFixedRoute('coverage')
  return (authority, method) =>
    data?.operations.find((one) => one.authority === authority && one.method === method)?.code ?? ''
}
