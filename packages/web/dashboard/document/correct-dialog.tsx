import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Failure } from '../../parts/page.js'
import { ProblemError } from '../api/http.js'
import type { Content, Document, Written } from '../api/types.js'
import { useOrder } from '../api/use-api.js'
import { BuyerFields } from './buyer-fields.js'
import { Issues } from './issues.js'
import { LineFields } from './line-fields.js'

interface CorrectDialogProps {
  readonly document: Document
  readonly content: Content
  readonly onClose: () => void
}

/** Corrects a document that was refused, or never sent, and sends it again. It stays the same sale. */
export function CorrectDialog({ document, content, onClose }: CorrectDialogProps) {
  const [written, setWritten] = useState<Written>(content.body)
  const [text, setText] = useState<string>()
  const [spoiled, setSpoiled] = useState<Error | null>(null)
  const { mutate, error, isPending } = useOrder()
  const send = () => {
    const body = text === undefined ? written : parsed(text, setSpoiled)
    if (body) mutate({ path: `/v1/documents/${document.id}/revisions`, body }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Correct ${document.number}`} onClose={onClose} wide>
      <form
        class="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {document.problem && <p class="text-bad">{document.problem.fix}</p>}
        {text === undefined && written.lines ? (
          <>
            <LineFields lines={written.lines} onChange={(lines) => setWritten({ ...written, lines })} />
            <BuyerFields
              buyer={written.buyer}
              onChange={({ buyer }) => setWritten(withBuyer(written, buyer))}
            />
          </>
        ) : (
          <textarea
            aria-label="The document as JSON"
            class="h-72 w-full rounded-md border border-line bg-paper p-2 font-mono text-xs"
            spellcheck={false}
            value={text ?? JSON.stringify(written, null, 2)}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
        <Failure error={spoiled ?? error} />
        {error instanceof ProblemError && (
          <Issues
            issues={error.problem.errors?.map(({ pointer, ...issue }) => ({ ...issue, at: pointer })) ?? []}
          />
        )}
        <div class="flex flex-wrap justify-between gap-2">
          {text === undefined ? (
            <Button onClick={() => setText(JSON.stringify(written, null, 2))}>Edit all of it as JSON</Button>
          ) : (
            <Button onClick={() => setText(undefined)}>Back to the form</Button>
          )}
          <Button type="submit" look="strong" disabled={isPending}>
            Correct and resend
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function withBuyer({ buyer: _, ...rest }: Written, buyer: Written['buyer']): Written {
  return buyer ? { ...rest, buyer } : rest
}

function parsed(text: string, onSpoiled: (error: Error | null) => void): Written | undefined {
  try {
    const body: Written = JSON.parse(text)
    onSpoiled(null)
    return body
  } catch (error) {
    onSpoiled(new Error(`This is not JSON: ${(error as Error).message}`))
    return undefined
  }
}
