import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { ProblemError } from '../api/http.js'
import type { Document } from '../api/types.js'
import { useOrder } from '../api/use-api.js'
import { ComparisonTable } from './comparison.js'

type Decision = 'adopt' | 'resend' | 'cancel'

const CHOICES: Readonly<Record<Decision, readonly [name: string, means: string]>> = {
  adopt: ['It is this sale', 'The document that the authority holds becomes the receipt of this sale.'],
  resend: ['The authority does not have it', 'It is sent again. What the authority holds is another sale.'],
  cancel: ['The sale is off', 'Nothing is sent any more.'],
}

/** What has to be said, word for word, to send again without proof. */
const INSISTENCE = 'not at the authority'

interface ResolveDialogProps {
  readonly document: Document
  readonly onClose: () => void
}

/** A person decides about a document, with both sides before the eyes. */
export function ResolveDialog({ document, onClose }: ResolveDialogProps) {
  const [decision, setDecision] = useState<Decision>('adopt')
  const [number, setNumber] = useState(document.conflict?.held.number ?? '')
  const [reason, setReason] = useState('')
  const [by, setBy] = useState('')
  const { mutate, error, isPending } = useOrder()
  const lacksProof = error instanceof ProblemError && error.problem.code.startsWith('absence-not-proved')
  const decide = (confirm?: string) => {
    const who = by === '' ? {} : { by }
    const facts = decision === 'adopt' ? { number } : confirm ? { confirm } : {}
    const body = { decision, reason, ...who, ...facts }
    mutate({ path: `/v1/documents/${document.id}/resolve`, body }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Decide about ${document.number}`} onClose={onClose} wide>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          decide()
        }}
      >
        {document.conflict ? (
          <ComparisonTable conflict={document.conflict} device={document.device} />
        ) : (
          <p class="text-soft">{document.problem?.message}</p>
        )}
        <Choices chosen={decision} onChoose={setDecision} />
        {decision === 'adopt' && (
          <TextInput
            label="Its fiscal number"
            required
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
          />
        )}
        <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <TextInput
            label="Why"
            required
            maxLength={500}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <TextInput
            label="Who decides"
            maxLength={100}
            value={by}
            onInput={(event) => setBy(event.currentTarget.value)}
          />
        </div>
        <Failure error={error} />
        <div class="flex flex-wrap justify-end gap-2">
          {lacksProof && (
            <Button look="danger" onClick={() => decide(INSISTENCE)}>
              I have seen that it is not at the authority
            </Button>
          )}
          <Button type="submit" look="strong" disabled={isPending}>
            Decide
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface ChoicesProps {
  readonly chosen: Decision
  readonly onChoose: (decision: Decision) => void
}

function Choices({ chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset class="grid grid-cols-1 gap-2 sm:grid-cols-3">
      <legend class="mb-1 text-xs font-medium text-soft">What is it?</legend>
      {(Object.entries(CHOICES) as [Decision, readonly [string, string]][]).map(
        ([decision, [name, means]]) => (
          <label
            key={decision}
            class={`cursor-pointer rounded-xl border p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent ${chosen === decision ? 'border-accent bg-accent/8' : 'border-line hover:border-soft'}`}
          >
            <input
              type="radio"
              name="decision"
              class="sr-only"
              checked={chosen === decision}
              onChange={() => onChoose(decision)}
            />
            <span class="block font-medium">{name}</span>
            <span class="block text-xs text-soft">{means}</span>
          </label>
        ),
      )}
    </fieldset>
  )
}
