import { useRef } from 'preact/hooks'
import { Button } from '../parts/button.js'
import { Failure, Page, Panel } from '../parts/page.js'
import { useOrders, useRoute } from './api.js'
import { COUNTRIES } from './countries.js'
import { Setting } from './setting.js'
import { SnapshotsPanel } from './snapshots.js'
import { SWITCHES } from './switches.js'

/** Where an authority is known to behave in more than one way, and starting all over. */
export function BehaviourPage() {
  const { data } = useRoute('switches')
  const { mutate, error } = useOrders()
  return (
    <Page
      title="Behaviour"
      about="Where the documents say one thing and live servers did another, you choose which to meet."
      tools={<Reset onReset={() => mutate([{ route: 'reset', body: {} }])} />}
    >
      <Failure error={error} />
      {Object.entries(data ?? {}).map(([authority, switches]) => (
        <Panel key={authority} title={COUNTRIES[authority] ?? authority}>
          <ul class="grid gap-3">
            {Object.entries(switches).map(([name, value]) => (
              <li
                key={name}
                class={`grid items-center gap-x-4 gap-y-1 ${typeof value === 'boolean' ? 'grid-cols-[minmax(0,1fr)_auto]' : ''} sm:grid-cols-[minmax(0,1fr)_14rem]`}
              >
                <div>
                  <p class="font-mono font-medium">{name}</p>
                  <p class="text-soft">{SWITCHES[name]?.words}</p>
                </div>
                <Setting
                  name={name}
                  value={value}
                  onSet={(wished) => mutate([{ route: 'switches', body: { [name]: wished } }])}
                />
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      <SnapshotsPanel />
    </Page>
  )
}

/** Asks first: what is forgotten is gone. */
function Reset({ onReset }: { readonly onReset: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  return (
    <>
      <Button look="danger" onClick={() => dialog.current?.showModal()}>
        Start all over
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby="reset-title"
        class="m-auto max-w-md rounded-lg border border-line bg-raised p-5 text-ink"
      >
        <h2 id="reset-title" class="text-lg font-semibold">
          Start all over?
        </h2>
        <p class="mt-1 text-soft">
          Every document, call and fault is forgotten. Keys and the clock stay. Units in Kenya must be
          initialised again.
        </p>
        <div class="mt-4 flex justify-end gap-2">
          <Button onClick={close}>Keep everything</Button>
          <Button
            look="strong"
            onClick={() => {
              onReset()
              close()
            }}
          >
            Start all over
          </Button>
        </div>
      </dialog>
    </>
  )
}
