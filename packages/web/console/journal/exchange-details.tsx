import { Link, useSearchParams } from 'wouter-preact'
import { Badge } from '../../parts/badge.js'
import { CopyButton } from '../../parts/copy-button.js'
import { Json } from '../../parts/json.js'
import { tellMoment } from '../../parts/time.js'
import { useCodes } from '../codes.js'
import type { Exchange } from '../types.js'
import { outcomeOf, TONES } from './outcome.js'

/** One exchange, decrypted. */
export function ExchangeDetails({ exchange }: { readonly exchange: Exchange }) {
  const codeOf = useCodes()
  const { authority, operation, code, message, request, response } = exchange
  return (
    <article class="px-4 py-4">
      <BackLink />
      <header class="mb-3">
        <h1 class="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
          <span class="break-all">{operation || '(unreadable)'}</span>
          <span class="font-mono text-sm font-normal text-soft">{codeOf(authority, operation)}</span>
        </h1>
        <p class="mt-1">
          <Badge tone={TONES[outcomeOf(exchange)]}>{code ?? 'no code'}</Badge>{' '}
          <span>{message ?? 'Not processed.'}</span>
        </p>
      </header>
      <Facts exchange={exchange} />
      <div class="grid gap-4 xl:grid-cols-2">
        <Side title="Request" value={request} />
        <Side title="Answer" value={response} />
      </div>
    </article>
  )
}

/** On a phone the list gives way to the exchange. */
function BackLink() {
  const [params] = useSearchParams()
  const search = new URLSearchParams(params)
  search.delete('exchange')
  return (
    <Link href={`/?${search}`} class="mb-2 inline-block py-1 text-accent hover:underline lg:hidden">
      Back to all calls
    </Link>
  )
}

function Facts({ exchange }: { readonly exchange: Exchange }) {
  const { time, authority, device, fault, notes, tolerated, wire } = exchange
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Time', tellMoment(time)],
    ['Authority', authority === 'efris' ? 'EFRIS, Uganda' : 'eTIMS, Kenya'],
    ['Device', device ?? undefined],
    ['Door', wire?.door],
    ['Fault', fault ?? undefined],
    ['Layers', wire?.layers.length ? wire.layers.join(', ') : undefined],
    ['Not opened', wire?.failed ?? undefined],
    ['Tolerated', tolerated.length > 0 ? tolerated.join('; ') : undefined],
    ['Notes', notes.length > 0 ? notes.join(' ') : undefined],
  ]
  return (
    <dl class="mb-4 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5">
      {facts.map(([name, value]) =>
        value === undefined ? null : (
          <div key={name} class="contents">
            <dt class="text-soft">{name}</dt>
            <dd class="break-words">{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

function Side({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <section class="min-w-0">
      <div class="mb-1 flex min-h-8 items-center justify-between gap-2">
        <h2 class="font-semibold">{title}</h2>
        {value !== null && <CopyButton text={JSON.stringify(value, null, 2)}>Copy</CopyButton>}
      </div>
      {value === null ? <p class="text-soft">Nothing.</p> : <Json value={value} label={title} />}
    </section>
  )
}
