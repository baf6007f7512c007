/** Drawn here, so that no picture is fetched. Each is a path in a box of 24. */
const PATHS = {
  overview: 'M4 13h6V4H4zM14 20h6V4h-6zM4 20h6v-3H4z',
  documents: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  devices: 'M5 4h14v10H5zM3 20h18M8 14v6M16 14v6',
  items: 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  webhooks: 'M13 3L5 14h6l-1 7 8-11h-6z',
  keys: 'M12 15a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM11 12l9-9M16 7l3 3M13.500 9.500l2 2',
  accounts: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c1-5 4-7 8-7s7 2 8 7',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 5v4M8 15v4',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  search: 'M10.500 17a6.500 6.500 0 1 0 0-13 6.500 6.500 0 0 0 0 13zM20 20l-4.700-4.700',
  print: 'M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  alert: 'M12 3l10 18H2zM12 10v5M12 18h.01',
  done: 'M4 12l5 6L20 6',
} as const

export type IconName = keyof typeof PATHS

/** A small picture that says nothing by itself: words stand beside it. */
export function Icon({ name, class: look = 'size-5' }: { readonly name: IconName; readonly class?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      class={`shrink-0 fill-none stroke-current ${look}`}
      stroke-width="1.800"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
