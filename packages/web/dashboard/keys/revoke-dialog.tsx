import { Confirm } from '../../parts/confirm.js'
import { useOrder } from '../api/use-api.js'
import { useCaller } from '../api/use-caller.js'
import type { ApiKey } from './types.js'

interface RevokeDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
}

/** Ends a key now, once whoever asks for it has said so twice. */
export function RevokeDialog({ apiKey: { id, name }, onClose }: RevokeDialogProps) {
  const { mutate, error, isPending } = useOrder()
  const caller = useCaller()
  return (
    <Confirm
      title={`Revoke “${name}”?`}
      deed="Revoke it"
      isPending={isPending}
      error={error}
      onClose={onClose}
      onConfirm={() => mutate({ path: `/v1/api-keys/${id}`, method: 'DELETE' }, { onSuccess: onClose })}
    >
      <p>Whatever uses it is turned away from now on, and it cannot be brought back.</p>
      {caller?.kind === 'key' && caller.id === id && (
        <p class="mt-2 font-medium text-bad">
          You are signed in with this very key: you will be signed out. Have another one first.
        </p>
      )}
    </Confirm>
  )
}
