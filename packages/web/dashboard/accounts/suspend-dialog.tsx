import { Confirm } from '../../parts/confirm.js'
import { useOrder } from '../api/use-api.js'
import type { Account } from './types.js'

interface SuspendDialogProps {
  readonly account: Account
  readonly onClose: () => void
}

/** Keeps an account out, once whoever asks for it has said so twice. */
export function SuspendDialog({ account: { id, name }, onClose }: SuspendDialogProps) {
  const { mutate, error, isPending } = useOrder()
  const path = `/v1/accounts/${encodeURIComponent(id)}/suspend`
  return (
    <Confirm
      title={`Suspend “${name}”?`}
      deed="Suspend it"
      isPending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ path }, { onSuccess: onClose })}
    >
      <p>
        Its tills and its people are turned away until you let them in again. What it sold before is sent to
        the authority all the same: the law wants it.
      </p>
    </Confirm>
  )
}
