import { useId } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { base64Of } from '../base64.js'

interface LogoFieldProps {
  /** A PNG or JPEG in base64. */
  readonly logo: string | undefined
  readonly onChange: (logo: string | undefined) => void
}

/** Takes a picture for the head of receipts, and shows it. */
export function LogoField({ logo, onChange }: LogoFieldProps) {
  const id = useId()
  const read = async (file: File | undefined) => {
    if (!file) return
    onChange(base64Of(new Uint8Array(await file.arrayBuffer())))
  }
  return (
    <div>
      <label for={id} class="mb-0.5 block text-xs font-medium text-soft">
        Logo (PNG or JPEG)
      </label>
      <input
        id={id}
        type="file"
        accept="image/png,image/jpeg"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
        class="w-full text-sm file:mr-2 file:cursor-pointer file:rounded-md file:border file:border-line file:bg-panel file:px-2.5 file:py-1 file:text-ink"
      />
      {logo !== undefined && (
        <div class="mt-2 flex items-center gap-3">
          <img
            src={`data:image/png;base64,${logo}`}
            alt="The logo as it is now"
            class="max-h-16 max-w-48 rounded border border-line bg-[white]"
          />
          <Button onClick={() => onChange(undefined)}>Without a logo</Button>
        </div>
      )}
    </div>
  )
}
