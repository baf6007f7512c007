import { useState } from 'preact/hooks'
import { useLocation } from 'wouter-preact'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import type { Content, Document } from '../api/types.js'
import { newKey, useOrder } from '../api/use-api.js'
import { tellWord } from '../words.js'

const REASONS = [
  'returned',
  'cancelled',
  'wrong_amount',
  'wrong_quantity',
  'wrong_item',
  'damaged',
  'waived',
  'other',
]

interface CreditDialogProps {
  readonly document: Document
  readonly content: Content
  readonly onClose: () => void
}

/** Takes back all or part of a document. */
export function CreditDialog({ document, content, onClose }: CreditDialogProps) {
  const left = document.left?.lines ?? allOf(content)
  const [quantities, setQuantities] = useState<Readonly<Record<number, string>>>(
    Object.fromEntries(left.map(({ line, quantity }) => [line, quantity])),
  )
  const [reason, setReason] = useState('returned')
  const [explanation, setExplanation] = useState('')
  // The same key however often the button is pressed: one note.
  const [key] = useState(newKey)
  const [, navigate] = useLocation()
  const { mutate, error, isPending } = useOrder<Document>()
  const send = () => {
    const isAll = left.every(({ line, quantity }) => quantities[line] === quantity)
    const taken = left.map(({ line }) => ({ line, quantity: quantities[line]?.trim() ?? '' }))
    const lines = taken.filter(({ quantity }) => quantity !== '' && !/^0+(\.0+)?$/.test(quantity))
    mutate(
      {
        path: `/v1/documents/${document.id}/credit-notes`,
        headers: { 'idempotency-key': key },
        body: { reason, ...(explanation ? { explanation } : {}), ...(isAll ? {} : { lines }) },
      },
      { onSuccess: ({ id }) => navigate(`/documents/${id}`) },
    )
  }
  return (
    <Dialog title={`Credit note on ${document.number}`} onClose={onClose} wide>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <fieldset>
          <legend class="mb-1 text-xs font-medium text-soft">How many are taken back</legend>
          <ul class="divide-y divide-line">
            {left.map(({ line, quantity }) => (
              <li key={line} class="flex items-center justify-between gap-4 py-1.5">
                <span class="min-w-0 break-words">{nameOf(content, line)}</span>
                <span class="flex shrink-0 items-center gap-2 text-soft">
                  <span class="w-20">
                    <TextInput
                      aria-label={`Quantity of line ${line}`}
                      inputMode="decimal"
                      value={quantities[line] ?? ''}
                      onInput={(event) => setQuantities({ ...quantities, [line]: event.currentTarget.value })}
                    />
                  </span>
                  of {quantity}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Choice
            label="Reason"
            value={reason}
            options={Object.fromEntries(REASONS.map((word) => [word, tellWord(word)]))}
            onChoose={setReason}
          />
          <TextInput
            label="In your words"
            maxLength={1024}
            value={explanation}
            onInput={(event) => setExplanation(event.currentTarget.value)}
          />
        </div>
        <Failure error={error} />
        <div class="flex justify-end gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button type="submit" look="strong" disabled={isPending}>
            Take back
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Nothing was taken back yet. */
function allOf(content: Content): readonly { readonly line: number; readonly quantity: string }[] {
  return (content.document.lines ?? []).map(({ quantity }, index) => ({ line: index + 1, quantity }))
}

function nameOf(content: Content, line: number): string {
  const sold = content?.document.lines?.[line - 1]
  return sold?.name ?? sold?.item ?? `Line ${line}`
}
