import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { ProblemError } from '../api/http.js'
import type { Document, Item } from '../api/types.js'
import { newKey, useApi, useOrder } from '../api/use-api.js'
import { Issues } from '../document/issues.js'
import { useDevices } from '../when.js'

interface SaleStepProps {
  readonly device: string
  /** Told the id of what was sold; empty when nothing was. */
  readonly onSold: (id: string) => void
}

const CURRENCIES = { efris: 'UGX', etims: 'KES' } as const

/** Sells one thing, so that there is a receipt to look at. */
export function SaleStep({ device, onSold }: SaleStepProps) {
  const authority = useDevices().find(({ id }) => id === device)?.authority ?? 'efris'
  const { data } = useApi<{ items: readonly Item[] }>(`/v1/items?device=${encodeURIComponent(device)}`)
  const [chosen, setChosen] = useState('')
  const [price, setPrice] = useState('2500')
  const [key] = useState(newKey)
  const { mutate, error, isPending } = useOrder<Document>()
  const item = chosen || data?.items[0]?.item || ''
  const sell = () =>
    mutate(
      {
        path: '/v1/documents',
        headers: { 'idempotency-key': key, prefer: 'wait=10' },
        body: {
          type: 'receipt',
          number: `FIRST-${key.slice(-6).toUpperCase()}`,
          device,
          currency: CURRENCIES[authority],
          issuedAt: new Date().toISOString(),
          lines: [{ item, quantity: '1', unitPrice: price }],
        },
      },
      { onSuccess: ({ id }) => onSold(id) },
    )
  if (data?.items.length === 0)
    return (
      <div class="flex flex-col gap-3">
        <p>The device is registered. To sell, it needs items: add those that the authority knows.</p>
        <div>
          <Button look="strong" onClick={() => onSold('')}>
            Go on without a sale
          </Button>
        </div>
      </div>
    )
  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        sell()
      }}
    >
      <p>The authority knows the device. Sell something, to see a receipt.</p>
      <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <Choice
          label="Item"
          value={item}
          options={Object.fromEntries(data?.items.map(({ item: code, name }) => [code, name]) ?? [])}
          onChoose={setChosen}
        />
        <TextInput
          label={`Price in ${CURRENCIES[authority]}`}
          inputMode="decimal"
          required
          value={price}
          onInput={(event) => setPrice(event.currentTarget.value)}
        />
      </div>
      <Failure error={error} />
      {error instanceof ProblemError && (
        <Issues
          issues={error.problem.errors?.map(({ pointer, ...issue }) => ({ ...issue, at: pointer })) ?? []}
        />
      )}
      <div class="flex justify-between gap-2">
        <Button onClick={() => onSold('')}>Later</Button>
        <Button type="submit" look="strong" disabled={isPending || item === ''}>
          {isPending ? 'Selling …' : 'Sell'}
        </Button>
      </div>
    </form>
  )
}
