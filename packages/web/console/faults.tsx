import { Button } from '../parts/button.js'
import { Failure, Page } from '../parts/page.js'
import { useFixedRoute, useOrders, useRoute } from './api.js'
import { FAULT_KINDS } from './fault-kinds.js'
import { FaultRow } from './fault-row.js'

/** What can go wrong, as switches. */
export function FaultsPage() {
  const { data } = useRoute('faults')
  const { mutate, error, isPending } = useOrders()
  const armed = data?.faults ?? []
  return (
    <Page
      title="Faults"
      about="What goes wrong between a client and an authority. Each switch arms one fault; a single call can ask for it with the header x-risiti-scenario."
      tools={
        <Button
          look="danger"
          disabled={armed.length === 0}
          onClick={() => mutate([{ method: 'DELETE', route: 'faults' }])}
        >
          Clear all
        </Button>
      }
    >
      <Failure error={error} />
      <Suggestions />
      <ul class="divide-y divide-line rounded-lg border border-line bg-raised">
        {Object.keys(FAULT_KINDS).map((kind) => (
          <FaultRow
            key={kind}
            kind={kind}
            armed={armed.filter(({ fault }) => fault === kind)}
            isBusy={isPending}
            onArm={(rule) => mutate([{ route: 'faults', body: rule }])}
            onDisarm={(rules) =>
              mutate(rules.map(({ id }) => ({ method: 'DELETE', route: `faults?id=${id}` })))
            }
          />
        ))}
      </ul>
    </Page>
  )
}

/** What can be typed as an operation and as a device. */
function Suggestions() {
  const { data: coverage } = useFixedRoute('coverage')
  const { data: devices } = useRoute('devices')
  return (
    <>
      <datalist id="operations">
        {coverage?.operations.map(({ authority, code, method }) => (
          <option key={`${authority} ${method}`} value={method}>
            {code}
          </option>
        ))}
      </datalist>
      <datalist id="devices">
        {devices?.efris.map(({ deviceNo }) => (
          <option key={deviceNo} value={deviceNo} />
        ))}
        {devices?.etims.map(({ tin, bhfId }) => (
          <option key={`${tin}/${bhfId}`} value={`${tin}/${bhfId}`} />
        ))}
      </datalist>
    </>
  )
}
