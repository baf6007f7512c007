import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { Secret } from '../secret.js'
import { ScopeFields } from './scope-fields.js'
import { USES } from './scopes.js'
import type { GivenKey } from './types.js'

const DAY_MS = 86_400_000

/** After how many days a key ends by itself; never where it is empty. */
const LIVES = { '': 'Never, until it is revoked', '30': 'In 30 days', '90': 'In 90 days', '365': 'In a year' }

interface KeyDialogProps {
  readonly title?: string
  /** Where it is asked for: of this account, or of another. */
  readonly path: string
  readonly scopes?: readonly string[]
  readonly onClose: () => void
}

/** Gives out a key that may do what is ticked, and shows it. */
export function KeyDialog({
  title = 'Make a key',
  path,
  scopes: first = USES['A till']!,
  onClose,
}: KeyDialogProps) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState(first)
  const [days, setDays] = useState('')
  const { mutate, data, error, isPending } = useOrder<GivenKey>()
  if (data) return <Secret secret={data.key} onClose={onClose} />
  const give = () => {
    const ends = days && { expiresAt: new Date(Date.now() + Number(days) * DAY_MS).toISOString() }
    mutate({ path, body: { name, scopes, ...(ends || {}) } })
  }
  return (
    <Dialog title={title} onClose={onClose} wide>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          give()
        }}
      >
        <TextInput
          label="Who or what uses it"
          required
          maxLength={100}
          placeholder="Till 3"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <ScopeFields scopes={scopes} onChange={setScopes} />
        <Choice label="It ends" value={days} options={LIVES} onChoose={setDays} />
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending || scopes.length === 0}>
            Make the key
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
