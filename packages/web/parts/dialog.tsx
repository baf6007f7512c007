import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Room for more than a few fields. */
  readonly wide?: boolean
  readonly children: ComponentChildren
}

/** A question that comes before all else. It opens as it is shown; the escape key closes it. */
export function Dialog({ title, onClose, wide, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      class={`m-auto max-h-[92dvh] w-[calc(100%-1.5rem)] rounded-2xl border border-line bg-raised p-0 text-ink shadow-2xl ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
    >
      <div class="flex items-center justify-between gap-4 border-b border-line px-5 py-3">
        <h2 id={id} class="text-base font-semibold">
          {title}
        </h2>
        <button
          type="button"
          aria-label="Close"
          onClick={() => dialog.current?.close()}
          class="grid size-8 cursor-pointer place-items-center rounded-full text-lg text-soft hover:bg-panel hover:text-ink"
        >
          ×
        </button>
      </div>
      <div class="px-5 py-4">{children}</div>
    </dialog>
  )
}
