import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { KeyDialog } from '../keys/key-dialog.js'
import { ALL_OF_AN_ACCOUNT } from '../keys/scopes.js'
import type { Account } from './types.js'

/** Adds an account, then makes its first key: without one nobody of it comes in. */
export function AccountDialog({ onClose }: { readonly onClose: () => void }) {
  const [id, setId] = useState('')
  const [name, setName] = useState('')
  const { mutate, data, error, isPending } = useOrder<Account>()
  if (data) return <FirstKey account={data} onClose={onClose} />
  return (
    <Dialog title="Add an account" onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ path: '/v1/accounts', body: { id, name } })
        }}
      >
        <TextInput
          label="Whose it is"
          required
          maxLength={100}
          placeholder="Acacia Stationers Ltd"
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label="What its people type when they sign in (small letters, digits, dashes; it stays)"
          required
          pattern="[a-z0-9][a-z0-9\-]{0,39}"
          placeholder="acacia"
          value={id}
          onInput={(event) => setId(event.currentTarget.value.trim())}
        />
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            Add it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface FirstKeyProps {
  readonly account: Account
  readonly onClose: () => void
}

/** Makes a key of another account. */
export function FirstKey({ account: { id, name }, onClose }: FirstKeyProps) {
  const path = `/v1/accounts/${encodeURIComponent(id)}/api-keys`
  return (
    <KeyDialog title={`Make a key of “${name}”`} path={path} scopes={ALL_OF_AN_ACCOUNT} onClose={onClose} />
  )
}
