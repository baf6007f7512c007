import type { ComponentChildren } from 'preact'

/** Names and values beside each other. What has no value is left out. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, ComponentChildren>> }) {
  return (
    <dl class="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {Object.entries(facts)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} class="contents">
            <dt class="text-soft">{name}</dt>
            <dd class="break-words">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
