import { useQuery } from '@tanstack/preact-query'
import { useRef } from 'preact/hooks'
import { Failure } from '../../parts/page.js'
import { readText } from '../api/http.js'
import type { Document } from '../api/types.js'
import { Icon } from '../icons.js'

/** The receipt as the customer gets it, or the provisional slip. A frame that runs nothing shows it. */
export function Receipt({ document }: { readonly document: Document }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { id, status, revision, fiscal } = document
  const { data: page, error } = useQuery({
    queryKey: ['receipt', id, status, revision, fiscal?.uploaded],
    queryFn: () => readText(`/v1/documents/${id}/receipt?format=html`),
    enabled: status !== 'cancelled',
  })
  if (status === 'cancelled') return null
  const title = fiscal ? 'Receipt' : 'Provisional slip'
  const fit = () => {
    const height = frame.current?.contentDocument?.documentElement.scrollHeight
    if (height && frame.current) frame.current.style.height = `${height}px`
  }
  return (
    <section aria-label="Receipt" class="mb-4">
      <div class="mb-1.5 flex items-center justify-between">
        <h2 class="font-semibold">{title}</h2>
        <button
          type="button"
          onClick={() => frame.current?.contentWindow?.print()}
          class="inline-flex cursor-pointer items-center gap-1.5 text-sm text-soft hover:text-ink"
        >
          <Icon name="print" class="size-4" />
          Print
        </button>
      </div>
      <Failure error={error} />
      {page !== undefined && (
        <div class="overflow-hidden rounded-xl border border-line shadow-xs">
          <iframe
            ref={frame}
            srcdoc={page}
            title={title}
            sandbox="allow-same-origin allow-modals"
            onLoad={fit}
            class="block h-120 w-full border-0"
          />
        </div>
      )}
    </section>
  )
}
