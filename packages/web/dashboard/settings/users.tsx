import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Confirm } from '../../parts/confirm.js'
import { Failure, Panel } from '../../parts/page.js'
import { useApi, useOrder } from '../api/use-api.js'
import { useCaller, useMay } from '../api/use-caller.js'
import { pageAt, TurnPages } from '../turn-pages.js'
import { ROLES, type User } from './roles.js'
import { UserDialog } from './user-dialog.js'

type Deed = { readonly deed: 'add' } | { readonly deed: 'change' | 'remove'; readonly user: User }

/** Who signs in with a name and a password, and what they are. */
export function Users() {
  const [cursor, setCursor] = useState('')
  const { data, error } = useApi<{ users: readonly User[]; next?: string }>(pageAt('/v1/users', cursor))
  const [open, setOpen] = useState<Deed>()
  const may = useMay()
  const close = () => setOpen(undefined)
  return (
    <Panel
      title="People"
      tools={may('access:write') && <Button onClick={() => setOpen({ deed: 'add' })}>Add somebody</Button>}
    >
      <Failure error={error} />
      {data?.users.length === 0 && (
        <p class="text-soft">
          Nobody signs in with a password yet. Give everybody a name of their own: what they do is kept with
          it.
        </p>
      )}
      <ul aria-label="People" class="-my-2 divide-y divide-line empty:hidden">
        {data?.users.map((user) => (
          <Row
            key={user.id}
            user={user}
            onChange={() => setOpen({ deed: 'change', user })}
            onRemove={() => setOpen({ deed: 'remove', user })}
          />
        ))}
      </ul>
      <TurnPages cursor={cursor} next={data?.next} onTurn={setCursor} />
      {open?.deed === 'add' && <UserDialog onClose={close} />}
      {open?.deed === 'change' && <UserDialog user={open.user} onClose={close} />}
      {open?.deed === 'remove' && <RemoveDialog user={open.user} onClose={close} />}
    </Panel>
  )
}

interface RowProps {
  readonly user: User
  readonly onChange: () => void
  readonly onRemove: () => void
}

function Row({ user: { id, name, role }, onChange, onRemove }: RowProps) {
  const caller = useCaller()
  const may = useMay()
  const isOneself = caller?.kind === 'user' && caller.id === id
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5">
      <p class="min-w-0">
        <span class="font-medium wrap-anywhere">{name}</span>
        {isOneself && <span class="text-soft"> (you)</span>}
        <span class="block text-sm text-soft">{ROLES[role] ?? role}</span>
      </p>
      {may('access:write') && !isOneself && (
        <div class="flex gap-2">
          <Button aria-label={`Change ${name}`} onClick={onChange}>
            Change
          </Button>
          <Button look="danger" aria-label={`Remove ${name}`} onClick={onRemove}>
            Remove
          </Button>
        </div>
      )}
    </li>
  )
}

interface RemoveDialogProps {
  readonly user: User
  readonly onClose: () => void
}

function RemoveDialog({ user: { id, name }, onClose }: RemoveDialogProps) {
  const { mutate, error, isPending } = useOrder()
  return (
    <Confirm
      title={`Remove ${name}?`}
      deed="Remove them"
      isPending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ path: `/v1/users/${id}`, method: 'DELETE' }, { onSuccess: onClose })}
    >
      <p>They are signed out and cannot sign in again. What they did stays in the records.</p>
    </Confirm>
  )
}
