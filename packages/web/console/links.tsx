import { tellCount } from '../parts/count.js'
import { Switch } from '../parts/fields.js'
import { Failure, Panel } from '../parts/page.js'
import { tellMoment } from '../parts/time.js'
import { useOrders, useRoute } from './api.js'

const NAMES: Readonly<Record<string, string>> = {
  efris: 'The offline enabler of Uganda to URA',
  etims: 'The virtual units of Kenya to KRA',
}

/** The ways from devices that can sell without a network to their authorities: they can be cut. */
export function LinkPanel() {
  const { data: links } = useRoute('links')
  const { mutate, error, isPending } = useOrders()
  if (!links) return null
  return (
    <Panel title="Links">
      <ul class="grid gap-2">
        {Object.entries(links).map(([authority, { state, downSince, waiting }]) => (
          <li key={authority} class="flex items-center gap-3">
            <Switch
              label={NAMES[authority] ?? authority}
              isOn={state === 'up'}
              disabled={isPending}
              onTurn={(isOn) => mutate([{ route: 'links', body: { [authority]: isOn ? 'up' : 'down' } }])}
            />
            <span>
              {NAMES[authority] ?? authority}{' '}
              <span class="text-soft">
                {state === 'up'
                  ? 'is open.'
                  : `is cut since ${tellMoment(downSince!)}; ${tellCount(waiting.length, 'document waits', 'documents wait')}.`}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Failure error={error} />
    </Panel>
  )
}
