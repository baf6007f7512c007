import type { ComponentChildren } from 'preact'
import { Scroller } from './scroller.js'

/** Longer texts are shown without colours: a browser would take seconds over them. */
const MOST_COLOURED = 60_000

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** A value as indented JSON. */
export function Json({ value, label }: { readonly value: unknown; readonly label: string }) {
  const text = JSON.stringify(value, null, 2)
  return <Code label={label}>{text.length > MOST_COLOURED ? text : colour(text)}</Code>
}

/** A text as it is, in a box that scrolls. */
export function Code({
  children,
  label,
  wrap,
}: {
  readonly children: ComponentChildren
  readonly label: string
  readonly wrap?: boolean
}) {
  return (
    <Scroller label={label} class="max-h-[70vh] rounded-md bg-panel">
      <pre class={`p-3 font-mono text-xs/5 ${wrap ? 'break-all whitespace-pre-wrap' : ''}`}>{children}</pre>
    </Scroller>
  )
}

function colour(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = []
  let end = 0
  for (const { 0: token, 1: quoted, 2: colon, 3: word, index } of text.matchAll(TOKENS)) {
    parts.push(text.slice(end, index))
    const tone = colon ? 'text-accent' : quoted ? 'text-ink' : word ? 'text-soft' : 'text-warn'
    parts.push(<span class={tone}>{token}</span>)
    end = index + token.length
  }
  return [...parts, text.slice(end)]
}
