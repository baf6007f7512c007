import { useId, useState } from 'preact/hooks'
import { TextInput } from '../../parts/fields.js'
import { base64Of } from '../base64.js'
import type { Added } from './use-setup.js'

/** Takes a key from a file: PEM text, or PKCS#12 with its password. It goes to the gateway only, which seals it. */
export function KeyFile({ onKey }: { readonly onKey: (key: Added) => void }) {
  const id = useId()
  const [key, setKey] = useState<Added>({})
  const give = (next: Added) => {
    setKey(next)
    onKey(next)
  }
  const read = async (file: File | undefined) => {
    if (!file) return give({})
    const bytes = new Uint8Array(await file.arrayBuffer())
    const text = new TextDecoder().decode(bytes)
    if (text.includes('-----BEGIN')) return give({ privateKeyPem: text })
    give({ pkcs12: base64Of(bytes) })
  }
  return (
    <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
      <div>
        <label for={id} class="mb-0.5 block text-xs font-medium text-soft">
          Key file (.pem, .p12, .pfx)
        </label>
        <input
          id={id}
          type="file"
          required
          onChange={(event) => void read(event.currentTarget.files?.[0])}
          class="w-full text-sm file:mr-2 file:cursor-pointer file:rounded-md file:border file:border-line file:bg-panel file:px-2.5 file:py-1 file:text-ink"
        />
      </div>
      {key.pkcs12 !== undefined && (
        <TextInput
          label="Its password"
          type="password"
          value={key.password ?? ''}
          onInput={(event) => give({ ...key, password: event.currentTarget.value })}
        />
      )}
    </div>
  )
}
