import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { ProblemError } from '../api/http.js'
import { Issues } from '../document/issues.js'
import type { Choice } from './choice.js'
import { KenyanFields } from './kenyan-fields.js'
import { UgandanFields } from './ugandan-fields.js'
import { type Added, useSetup } from './use-setup.js'

interface IdentityStepProps {
  readonly choice: Choice
  readonly onBack: () => void
  /** Told the name of the device, once the authority knows it. */
  readonly onReady: (device: string) => void
}

/** Who sells: a taxpayer of the sandbox, or the keys of one's own device; then the handshake with the authority. */
export function IdentityStep({ choice, onBack, onReady }: IdentityStepProps) {
  const [id, setId] = useState(choice.authority === 'efris' ? 'ug-shop-1' : 'ke-shop-1')
  const [facts, setFacts] = useState<Added>({})
  const { mutate, error, isPending } = useSetup(choice)
  const Fields = choice.authority === 'efris' ? UgandanFields : KenyanFields
  return (
    <form
      class="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        mutate({ id, facts }, { onSuccess: () => onReady(id) })
      }}
    >
      <TextInput
        label="What you call the device"
        required
        pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
        value={id}
        onInput={(event) => setId(event.currentTarget.value)}
      />
      {choice.isSandbox ? (
        <p class="text-soft">
          The sandbox lends one of its taxpayers, with keys and items. Nothing more is needed.
        </p>
      ) : (
        <Fields facts={facts} onChange={setFacts} />
      )}
      <Failure error={error} />
      {error instanceof ProblemError && (
        <Issues
          issues={error.problem.errors?.map(({ pointer, ...issue }) => ({ ...issue, at: pointer })) ?? []}
        />
      )}
      <div class="flex justify-between gap-2">
        <Button onClick={onBack}>Back</Button>
        <Button type="submit" look="strong" disabled={isPending}>
          {isPending ? 'Shaking hands with the authority …' : 'Add and register it'}
        </Button>
      </div>
    </form>
  )
}
