import { useRef } from 'preact/hooks'
import type { Document } from '../api/types.js'
import { Icon } from '../icons.js'

/** The receipt as the customer gets it, or the provisional slip. A frame that runs nothing shows it. */
export function Receipt({ document: { id, status, revision, fiscal } }: { readonly document: Document }) {
  const frame = useRef<HTMLIFrameElement>(null)
  if (status === 'cancelled') return null
  const path = `/v1/documents/${id}/receipt?format=html`
  const fit = () => {
    const height = frame.current?.contentDocument?.documentElement.scrollHeight
    if (height && frame.current) frame.current.style.height = `${height}px`
  }
  return (
    <section aria-label="Receipt" class="mb-4">
      <div class="mb-1.5 flex items-center justify-between">
        <h2 class="font-semibold">{fiscal ? 'Receipt' : 'Provisional slip'}</h2>
        <a
          href={path}
          target="_blank"
          rel="noreferrer"
          class="inline-flex items-center gap-1.5 text-sm text-soft hover:text-ink"
        >
          <Icon name="print" class="size-4" />
          Open to print
        </a>
      </div>
      <div class="overflow-hidden rounded-xl border border-line shadow-xs">
        <iframe
          key={`${status} ${revision} ${fiscal?.uploaded}`}
          ref={frame}
          src={path}
          title={fiscal ? 'Receipt' : 'Provisional slip'}
          sandbox="allow-same-origin"
          onLoad={fit}
          class="block h-120 w-full border-0"
        />
      </div>
    </section>
  )
}
