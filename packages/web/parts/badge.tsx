import type { ComponentChildren } from 'preact'

export type Tone = 'good' | 'bad' | 'warn' | 'soft' | 'accent'

const TONES: Readonly<Record<Tone, string>> = {
  good: 'text-good bg-good/12',
  bad: 'text-bad bg-bad/12',
  warn: 'text-warn bg-warn/14',
  soft: 'text-soft bg-soft/12',
  accent: 'text-accent bg-accent/12',
}

/** A word that stands out. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return (
    <span
      class={`inline-block rounded px-1.5 text-xs/5 font-medium whitespace-nowrap tabular-nums ${TONES[tone]}`}
    >
      {children}
    </span>
  )
}
