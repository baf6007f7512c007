import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Empty, Failure, Page } from '../../parts/page.js'
import { useApi } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { Deliveries } from './deliveries.js'
import { EndpointCard } from './endpoint-card.js'
import { EndpointDialog } from './endpoint-dialog.js'
import type { Endpoint } from './types.js'

/** Who is told of what happens, and whether they took it. */
export function WebhooksPage() {
  const { data, error } = useApi<{ endpoints: readonly Endpoint[] }>('/v1/webhook-endpoints')
  const may = useMay()
  const [isAdding, setAdding] = useState(false)
  return (
    <Page
      title="Webhooks"
      about="Servers of yours that are told of what happens, signed, for as long as it takes."
      tools={
        may('webhooks:write') && (
          <Button look="strong" onClick={() => setAdding(true)}>
            Add an endpoint
          </Button>
        )
      }
    >
      <Failure error={error} />
      {data?.endpoints.length === 0 && (
        <Empty title="Nobody is told yet">Add an address, and try it with a test message.</Empty>
      )}
      <ul class="mb-5 grid grid-cols-1 gap-4 md:grid-cols-2">
        {data?.endpoints.map((endpoint) => (
          <EndpointCard key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      {data && <Deliveries endpoints={data.endpoints} />}
      {isAdding && <EndpointDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
