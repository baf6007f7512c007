import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { useCaller } from '../api/use-caller.js'
import { Secret } from '../secret.js'
import type { ApiKey, GivenKey } from './types.js'

/** How long the old key may go on, seconds. */
const GRACES = { '3600': 'For another hour', '86400': 'For another day', '604800': 'For another week' }

/** Whoever is signed in with the old key has to see the new one first. */
const AT_ONCE = { ...GRACES, '0': 'Not at all: it ends now' }

interface RotateDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

/** Replaces a key, and shows the new one. */
export function RotateDialog({ apiKey: { id, name }, onClose }: RotateDialogProps) {
  const [grace, setGrace] = useState('86400')
  const { mutate, data, error, isPending } = useOrder<GivenKey>()
  const caller = useCaller()
  const isOwn = caller?.kind === 'key' && caller.id === id
  if (data) return <Secret secret={data.key} onClose={onClose} />
  return (
    <Dialog title={`Replace “${name}”`} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ path: `/v1/api-keys/${id}/rotate`, body: { graceSeconds: Number(grace) } })
        }}
      >
        <p class="text-soft">
          There will be a new key that may do the same. Put it where the old one is while that still works.
        </p>
        <Choice
          label="The old key works"
          value={grace}
          options={isOwn ? GRACES : AT_ONCE}
          onChoose={setGrace}
        />
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            Make the new key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
