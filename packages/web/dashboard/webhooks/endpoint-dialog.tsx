import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { Secret } from '../secret.js'
import { SUBJECTS } from './types.js'

/** Adds an endpoint, and shows its secret. */
export function EndpointDialog({ onClose }: { readonly onClose: () => void }) {
  const [url, setUrl] = useState('https://')
  const [type, setType] = useState('')
  const [description, setDescription] = useState('')
  const { mutate, data, error, isPending } = useOrder<{ secret: string }>()
  if (data) return <Secret secret={data.secret} onClose={onClose} />
  return (
    <Dialog title="Add an endpoint" onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          const facts = { ...(type ? { types: [type] } : {}), ...(description ? { description } : {}) }
          mutate({ path: '/v1/webhook-endpoints', body: { url, ...facts } })
        }}
      >
        <TextInput
          label="Address"
          type="url"
          required
          value={url}
          onInput={(event) => setUrl(event.currentTarget.value)}
        />
        <Choice label="What it is told" value={type} options={SUBJECTS} onChoose={setType} />
        <TextInput
          label="What it is for"
          value={description}
          onInput={(event) => setDescription(event.currentTarget.value)}
        />
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            Add
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
