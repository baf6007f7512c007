import type { ComponentChildren } from 'preact'

/** Names and values beside each other. What has no value is left out. */
export function Facts({ facts }: { readonly facts: Readonly<Record<string, ComponentChildren>> }) {
  return (
    <dl class="grid grid-cols-[fit-content(42%)_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {Object.entries(facts)
        .filter(([, value]) => value !== undefined && value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} class="contents">
            <dt class="text-soft wrap-anywhere">{name}</dt>
            <dd class="wrap-anywhere">{value}</dd>
          </div>
        ))}
    </dl>
  )
}
