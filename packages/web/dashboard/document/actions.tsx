import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import type { Content, Document } from '../api/types.js'
import { useMay } from '../api/use-caller.js'
import { CancelDialog } from './cancel-dialog.js'
import { CorrectDialog } from './correct-dialog.js'
import { CreditDialog } from './credit-dialog.js'
import { ResolveDialog } from './resolve-dialog.js'

type Deed = 'correct' | 'cancel' | 'credit' | 'resolve'

const WORDS: Readonly<Record<Deed, string>> = {
  resolve: 'Decide',
  correct: 'Correct and resend',
  credit: 'Credit note',
  cancel: 'Withdraw',
}

/** What each asks of whoever does it. */
const SCOPES: Readonly<Record<Deed, string>> = {
  resolve: 'decisions:write',
  correct: 'documents:write',
  credit: 'documents:write',
  cancel: 'documents:write',
}

interface ActionsProps {
  readonly document: Document
  readonly content: Content | undefined
}

/** What whoever looks can do with a document as it stands. */
export function Actions({ document, content }: ActionsProps) {
  const [open, setOpen] = useState<Deed>()
  const close = () => setOpen(undefined)
  const may = useMay()
  const deeds = deedsFor(document).filter((deed) => may(SCOPES[deed]))
  return (
    <div class="mb-4 flex flex-wrap gap-2 empty:hidden">
      {deeds.map((deed, index) => (
        <Button
          key={deed}
          look={deed === 'cancel' ? 'danger' : index === 0 ? 'strong' : 'plain'}
          onClick={() => setOpen(deed)}
        >
          {WORDS[deed]}
        </Button>
      ))}
      {open === 'correct' && content && (
        <CorrectDialog document={document} content={content} onClose={close} />
      )}
      {open === 'credit' && content && <CreditDialog document={document} content={content} onClose={close} />}
      {open === 'resolve' && <ResolveDialog document={document} onClose={close} />}
      {open === 'cancel' && <CancelDialog document={document} onClose={close} />}
    </div>
  )
}

function deedsFor({ status, type, attempts, left }: Document): Deed[] {
  switch (status) {
    case 'rejected':
      return ['correct', 'cancel']
    case 'queued':
      return attempts.length === 0 ? ['correct', 'cancel'] : ['cancel']
    case 'awaiting_approval':
      return ['cancel']
    case 'needs_attention':
      return ['resolve']
    case 'fiscalised':
      return type.endsWith('_note') || left?.lines.length === 0 ? [] : ['credit']
    default:
      return []
  }
}
