import { tellAmount } from '../parts/amount.js'
import { Button } from '../parts/button.js'
import { Failure, Panel } from '../parts/page.js'
import { tellMoment } from '../parts/time.js'
import { useOrders, useRoute } from './api.js'

/** What sellers in Uganda applied for and nobody has decided on: here an official can. */
export function ApplicationsPanel() {
  const { data } = useRoute('credit-applications')
  const { mutate, error, isPending } = useOrders()
  const waiting = (data?.applications ?? []).filter(({ state }) => state === 'submitted')
  if (waiting.length === 0) return <Failure error={error} />
  const decide = (referenceNo: string, decision: string) => () =>
    mutate([{ route: 'credit-applications', body: { referenceNo, decision } }])
  return (
    <Panel title="Applications that wait for a decision">
      <Failure error={error} />
      <ul class="divide-y divide-line">
        {waiting.map(({ referenceNo, taxId, kind, original, currency, total, appliedAt }) => (
          <li key={referenceNo} class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2">
            <span>
              <span class="font-medium">{kind.replaceAll('_', ' ')}</span> {referenceNo}
              <span class="block text-soft tabular-nums">
                {taxId} takes {currency} {tellAmount(total ?? '')} from {original ?? 'no document'},{' '}
                {tellMoment(appliedAt)}
              </span>
            </span>
            <span class="flex gap-2">
              <Button disabled={isPending} onClick={decide(referenceNo, 'reject')}>
                Reject
              </Button>
              <Button look="strong" disabled={isPending} onClick={decide(referenceNo, 'approve')}>
                Approve
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
