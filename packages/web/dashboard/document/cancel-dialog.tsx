import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import type { Document } from '../api/types.js'
import { useOrder } from '../api/use-api.js'

interface CancelDialogProps {
  readonly document: Document
  readonly onClose: () => void
}

/** Withdraws a document that the authority does not have. */
export function CancelDialog({ document, onClose }: CancelDialogProps) {
  const [reason, setReason] = useState('')
  const { mutate, error, isPending } = useOrder()
  return (
    <Dialog title={`Withdraw ${document.number}`} onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          mutate({ path: `/v1/documents/${document.id}/cancel`, body: { reason } }, { onSuccess: onClose })
        }}
      >
        <p class="text-soft">It is not sent any more. The reason is kept with it.</p>
        <TextInput
          label="Why"
          required
          maxLength={500}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <Failure error={error} />
        <div class="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="danger" disabled={isPending}>
            Withdraw
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
