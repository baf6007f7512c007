import { useMutation, useQueryClient } from '@tanstack/preact-query'
import { ask } from '../api/http.js'
import type { Item } from '../api/types.js'
import type { Choice } from './choice.js'

/** What somebody types of their own device, by the names of the API. */
export type Added = Readonly<Record<string, string>>

interface Wish {
  readonly id: string
  readonly facts: Added
}

interface Shop {
  readonly device: object
  readonly items: readonly Item[]
}

/** Adds a device, lets it shake hands with its authority, and gives it the items that the sandbox has. */
export function useSetup(choice: Choice) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => setUp(choice, wish),
    onSettled: () => client.invalidateQueries(),
  })
}

async function setUp({ authority, environment, isSandbox }: Choice, { id, facts }: Wish): Promise<void> {
  const shop = isSandbox
    ? await ask<Shop>(`/v1/sandbox-shop?${new URLSearchParams({ sandbox: environment, authority, id })}`)
    : { device: { id, authority, environment, ...portalOf(environment, facts), ...facts }, items: [] }
  await ask('/v1/devices', { method: 'POST', body: shop.device })
  const path = `/v1/devices/${encodeURIComponent(id)}/initialise`
  const { registration } = await ask<{ registration: { vatRegistered?: boolean } }>(path, { method: 'POST' })
  if (shop.items.length === 0) return
  // A seller without VAT states none, whatever the goods.
  const isTaxed = registration.vatRegistered ?? true
  const items = isTaxed ? shop.items : shop.items.map((item) => ({ ...item, tax: 'out_of_scope' }))
  await ask('/v1/items', { method: 'PUT', body: { device: id, items } })
}

/** A local unit is an address: whose page its receipts lead to is said apart. */
function portalOf(environment: string, { channel }: Added): Added {
  return channel === 'vscu' ? { portal: environment } : {}
}
