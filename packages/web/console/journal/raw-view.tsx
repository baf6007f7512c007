import { CopyButton } from '../../parts/copy-button.js'
import { Code } from '../../parts/json.js'
import type { Exchange, RawRequest, RawResponse } from './types.js'

/** An exchange as it went over the wire, sealed as it was. */
export function RawView({ exchange: { raw } }: { readonly exchange: Exchange }) {
  return (
    <details class="mt-4 rounded-md border border-line">
      <summary class="cursor-pointer px-3 py-2 font-semibold">As it went over the wire</summary>
      <div class="grid gap-4 border-t border-line p-3 xl:grid-cols-2">
        <RawSide
          title="Raw request"
          first={`${raw.request.method} ${raw.request.path}`}
          message={raw.request}
        />
        {raw.response ? (
          <RawSide title="Raw answer" first={`HTTP ${raw.response.status}`} message={raw.response} />
        ) : (
          <p class="text-soft">Nothing was answered.</p>
        )}
      </div>
    </details>
  )
}

interface RawSideProps {
  readonly title: string
  readonly first: string
  readonly message: RawRequest | RawResponse
}

function RawSide({ title, first, message: { headers, body, characters } }: RawSideProps) {
  const head = [first, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n')
  return (
    <section class="min-w-0">
      <div class="mb-1 flex min-h-8 items-center justify-between gap-2">
        <h3 class="font-semibold">{title}</h3>
        <CopyButton text={body}>Copy body</CopyButton>
      </div>
      <Code label={title} wrap>
        {`${head}\n\n${body}`}
      </Code>
      {body.length < characters && <p class="mt-1 text-soft">The beginning of {characters} characters.</p>}
    </section>
  )
}
