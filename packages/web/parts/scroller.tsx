import type { ComponentChildren } from 'preact'

interface ScrollerProps {
  readonly label: string
  readonly class: string
  readonly children: ComponentChildren
}

/** What may be larger than its place, and scrolls there: with the keyboard too. */
export function Scroller({ label, class: look, children }: ScrollerProps) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus the arrow keys cannot scroll it.
      tabIndex={0}
      class={`overflow-auto border border-line ${look}`}
    >
      {children}
    </section>
  )
}
