/** The sign of Risiti: a paper receipt. */
export function Mark({ class: look = 'size-6' }: { readonly class?: string }) {
  return (
    <svg viewBox="0 0 32 32" class={look} aria-hidden="true">
      <path
        class="fill-accent"
        d="M6 2h20v28l-3.300-2.400L19.300 30 16 27.600 12.700 30l-3.400-2.400L6 30z"
      />
      <path
        class="stroke-on-accent"
        stroke-width="2.400"
        stroke-linecap="round"
        d="M11 9.500h10M11 15h10M11 20.500h6"
      />
    </svg>
  )
}

/** Where one goes without the keyboard having to walk through everything before the content. */
export function SkipLink() {
  return (
    <a
      href="#content"
      class="absolute -top-20 left-2 z-20 rounded bg-accent px-3 py-2 text-on-accent focus:top-2"
    >
      To the content
    </a>
  )
}
