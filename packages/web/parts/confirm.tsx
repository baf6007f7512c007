import type { ComponentChildren } from 'preact'
import { Button } from './button.js'
import { Dialog } from './dialog.js'
import { Failure } from './page.js'

interface ConfirmProps {
  readonly title: string
  /** What the button says that does it. */
  readonly deed: string
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly isPending: boolean
  readonly error: Error | null
  /** What comes of it. */
  readonly children: ComponentChildren
}

/** Asks before something that cannot be taken back. */
export function Confirm({ title, deed, onConfirm, onClose, isPending, error, children }: ConfirmProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <div>{children}</div>
      <Failure error={error} />
      <div class="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Leave it</Button>
        <Button look="danger" disabled={isPending} onClick={onConfirm}>
          {deed}
        </Button>
      </div>
    </Dialog>
  )
}
