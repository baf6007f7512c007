import { Link } from 'wouter-preact'
import type { Document } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { Receipt } from '../document/receipt.js'
import { Standing } from '../document/standing.js'

interface DoneProps {
  readonly device: string
  /** The id of the first sale; empty where nothing was sold. */
  readonly document: string
}

/** Shows the first receipt, and where to go on. */
export function Done({ device, document }: DoneProps) {
  const { data } = useApi<Document>(`/v1/documents/${document}`, { isOn: document !== '' })
  return (
    <div class="flex flex-col gap-3">
      <p class="text-lg font-semibold">“{device}” is ready to sell.</p>
      {data && (
        <>
          <Standing document={data} />
          <Receipt document={data} />
        </>
      )}
      <p class="text-soft">
        Tills send sales to <code class="font-mono text-xs">POST /v1/documents</code>: the{' '}
        <a href="/docs" class="text-accent underline">
          API reference
        </a>{' '}
        shows how.
      </p>
      <p class="flex gap-4">
        <Link href={document === '' ? '/documents' : `/documents/${document}`} class="text-accent underline">
          See the document
        </Link>
        <Link href="/" class="text-accent underline">
          To the overview
        </Link>
      </p>
    </div>
  )
}
