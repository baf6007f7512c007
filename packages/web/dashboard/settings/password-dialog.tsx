import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { NewPassword } from './new-password.js'

/** Changes one's own password. */
export function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const { mutate, error, isPending } = useOrder()
  return (
    <Dialog title="Change your password" onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const order = { path: '/v1/sessions/password', method: 'PUT', body: { current, password } } as const
          mutate(order, { onSuccess: onClose })
        }}
      >
        <TextInput
          label="The password that you have"
          type="password"
          autocomplete="current-password"
          required
          maxLength={200}
          value={current}
          onInput={(event) => setCurrent(event.currentTarget.value)}
        />
        <NewPassword label="The new one" required value={password} onChange={setPassword} />
        <p class="text-sm text-soft">You stay signed in here, and are signed out everywhere else.</p>
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            Change it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
