import { useState } from 'preact/hooks'
import { Button } from '../parts/button.js'
import { TextInput } from '../parts/fields.js'
import { Failure, Panel } from '../parts/page.js'
import { tellMoment } from '../parts/time.js'
import { useOrders, useRoute } from './api.js'

/** States of both authorities that have a name, to come back to. */
export function SnapshotsPanel() {
  const { data } = useRoute('snapshots')
  const { mutate, error, isPending } = useOrders()
  const [name, setName] = useState('')
  return (
    <Panel title="Named states">
      <form
        class="flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          mutate([{ route: 'snapshots', body: { name } }])
          setName('')
        }}
      >
        <TextInput
          label="Keep the present state as"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          required
        />
        <Button type="submit" disabled={isPending}>
          Keep
        </Button>
      </form>
      <Failure error={error} />
      <ul class="mt-2 divide-y divide-line">
        {data?.snapshots.map((snapshot) => (
          <li key={snapshot.name} class="flex flex-wrap items-center justify-between gap-2 py-2">
            <span>
              <span class="font-medium break-all">{snapshot.name}</span>{' '}
              <span class="text-soft tabular-nums">{tellMoment(snapshot.takenAt)}</span>
            </span>
            <span class="flex gap-2">
              <Button
                look="danger"
                onClick={() =>
                  mutate([{ method: 'DELETE', route: 'snapshots', body: { name: snapshot.name } }])
                }
              >
                Forget
              </Button>
              <Button onClick={() => mutate([{ route: 'snapshots/restore', body: { name: snapshot.name } }])}>
                Go back to it
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
