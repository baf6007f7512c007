import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { NewPassword } from './new-password.js'
import { rolesFor, type User } from './roles.js'

interface UserDialogProps {
  /** The one to change; somebody new when it is left out. */
  readonly user?: User
  readonly onClose: () => void
}

/** Adds somebody who signs in, or gives them another role or password. */
export function UserDialog({ user, onClose }: UserDialogProps) {
  const [name, setName] = useState(user?.name ?? '')
  const [role, setRole] = useState(user?.role ?? 'cashier')
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = useOrder()
  const roles = rolesFor(useMay())
  const save = () => {
    const order = user
      ? {
          path: `/v1/users/${user.id}`,
          method: 'PUT' as const,
          body: { role, ...(password && { password }) },
        }
      : { path: '/v1/users', body: { name, role, password } }
    mutate(order, { onSuccess: onClose })
  }
  return (
    <Dialog title={user ? `Change ${user.name}` : 'Add somebody'} onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {!user && (
          <TextInput
            label="Name, as they type it to sign in"
            required
            maxLength={100}
            placeholder="amina"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        )}
        <Choice label="What they are" value={role} options={roles} onChoose={setRole} />
        <NewPassword
          label={user ? 'A new password, if they are to have one' : 'Password'}
          required={!user}
          value={password}
          onChange={setPassword}
        />
        {user && (
          <p class="text-sm text-soft">
            With a new password they are signed out wherever they are signed in.
          </p>
        )}
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            {user ? 'Save' : 'Add them'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
