import { Button } from '../parts/button.js'
import { CopyButton } from '../parts/copy-button.js'
import { Dialog } from '../parts/dialog.js'

interface SecretProps {
  readonly secret: string
  readonly onClose: () => void
}

/** Shows a secret, this once. */
export function Secret({ secret, onClose }: SecretProps) {
  return (
    <Dialog title="Keep this now" onClose={onClose}>
      <p class="text-soft">It is shown this once, and nobody can read it later.</p>
      <p class="my-3 rounded-lg bg-panel p-3 font-mono text-xs break-all">{secret}</p>
      <div class="flex justify-end gap-2">
        <CopyButton text={secret}>Copy</CopyButton>
        <Button look="strong" onClick={onClose}>
          I have it
        </Button>
      </div>
    </Dialog>
  )
}
