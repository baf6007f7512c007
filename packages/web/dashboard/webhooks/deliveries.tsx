import { useState } from 'preact/hooks'
import { useSearchParams } from 'wouter-preact'
import { Badge, type Tone } from '../../parts/badge.js'
import { Button } from '../../parts/button.js'
import { Choice } from '../../parts/fields.js'
import { Json } from '../../parts/json.js'
import { Failure, Panel } from '../../parts/page.js'
import { useApi, useOrder } from '../api/use-api.js'
import { When } from '../when.js'
import type { Delivery, Endpoint, WholeDelivery } from './types.js'

type Standing = readonly [word: string, tone: Tone]

const STANDINGS: Readonly<Record<Delivery['status'], Standing>> = {
  pending: ['On its way', 'accent'],
  delivered: ['Delivered', 'good'],
  exhausted: ['Given up', 'bad'],
}

/** What is said of one that is to be delivered depends on its endpoint: one that is off is sent nothing, and one that is gone never will be. */
function standingOf({ status }: Delivery, endpoint: Endpoint | undefined): Standing {
  if (status !== 'pending' || endpoint?.status === 'enabled') return STANDINGS[status]
  return endpoint ? ['Waits', 'soft'] : ['Not sent', 'soft']
}

const CHOICES = {
  '': 'Any outcome',
  pending: 'Not delivered yet',
  delivered: 'Delivered',
  exhausted: 'Given up',
}

/** What was sent to endpoints, newest first. */
export function Deliveries({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  const [search, setSearch] = useSearchParams()
  const status = search.get('status') ?? ''
  const query = Object.hasOwn(CHOICES, status) && status !== '' ? `&status=${status}` : ''
  const { data, error } = useApi<{ deliveries: readonly Delivery[] }>(
    `/v1/webhook-deliveries?limit=50${query}`,
  )
  return (
    <Panel
      title="Deliveries"
      tools={
        <Choice
          aria-label="Outcome"
          value={status}
          options={CHOICES}
          onChoose={(chosen) => setSearch(chosen === '' ? {} : { status: chosen })}
        />
      }
    >
      <Failure error={error} />
      {data?.deliveries.length === 0 && <p class="text-soft">None so far.</p>}
      <ul class="-my-2 divide-y divide-line empty:hidden">
        {data?.deliveries.map((delivery) => (
          <Row
            key={delivery.id}
            delivery={delivery}
            endpoint={endpoints.find(({ id }) => id === delivery.endpoint)}
          />
        ))}
      </ul>
    </Panel>
  )
}

function Row({
  delivery,
  endpoint,
}: {
  readonly delivery: Delivery
  readonly endpoint: Endpoint | undefined
}) {
  const [isOpen, setOpen] = useState(false)
  const [word, tone] = standingOf(delivery, endpoint)
  return (
    <li class="py-2">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        class="flex w-full cursor-pointer flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md text-left hover:text-accent"
      >
        <span class="min-w-0">
          <span class="font-medium">{delivery.type}</span>
          <span class="block text-xs wrap-anywhere text-soft">{endpoint?.url ?? 'A deleted endpoint'}</span>
        </span>
        <span class="flex items-center gap-3 text-sm text-soft">
          <When at={delivery.createdAt} since />
          <Badge tone={tone}>{word}</Badge>
        </span>
      </button>
      {isOpen && <Whole id={delivery.id} />}
    </li>
  )
}

/** What was sent, what came of it each time, and sending it again. */
function Whole({ id }: { readonly id: string }) {
  const path = `/v1/webhook-deliveries/${id}`
  const { data } = useApi<WholeDelivery>(path)
  const { mutate, error, isPending } = useOrder()
  return (
    <div class="mt-2 flex flex-col gap-2">
      <ul class="text-sm">
        {data?.attempts.map(({ number, at, ms, status, message, answer }) => (
          <li key={number} class="wrap-anywhere">
            <When at={at} /> · {status ?? 'no answer'} · {ms} ms{' '}
            <span class="text-soft">{[message, answer].filter(Boolean).join(': ')}</span>
          </li>
        ))}
      </ul>
      {data && <Json value={data.payload} label="What is sent" />}
      <Failure error={error} />
      <div>
        <Button disabled={isPending} onClick={() => mutate({ path: `${path}/replay` })}>
          Send it again
        </Button>
      </div>
    </div>
  )
}
