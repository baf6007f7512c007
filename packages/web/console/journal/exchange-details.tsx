import { Link, useSearchParams } from 'wouter-preact'
import { Badge } from '../../parts/badge.js'
import { CopyButton } from '../../parts/copy-button.js'
import { Facts } from '../../parts/facts.js'
import { Json } from '../../parts/json.js'
import { tellMoment } from '../../parts/time.js'
import { tell } from '../api.js'
import type { Taxpayers } from '../types.js'
import { curlOf, isWhole } from './curl.js'
import { TONES } from './outcome.js'
import { RawView } from './raw-view.js'
import type { Exchange } from './types.js'

/** One exchange, decrypted, and as it went over the wire. */
export function ExchangeDetails({ exchange }: { readonly exchange: Exchange }) {
  const { operation, names, code, message, outcome, request, response } = exchange
  return (
    <article class="px-4 py-4">
      <BackLink />
      <header class="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div class="min-w-0">
          <h1 class="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
            <span class="break-all">{operation || '(unreadable)'}</span>
            <span class="font-mono text-sm font-normal text-soft">
              {names.find((name) => name !== operation)}
            </span>
          </h1>
          <p class="mt-1 flex flex-wrap items-baseline gap-x-2">
            <Badge tone={TONES[outcome]}>{code ?? 'no code'}</Badge>
            <span>{message ?? 'It was not processed.'}</span>
          </p>
        </div>
        {isWhole(exchange) && <CopyButton text={() => commandFor(exchange)}>Copy as curl</CopyButton>}
      </header>
      <Facts facts={factsOf(exchange)} />
      <div class="mt-4 grid gap-4 xl:grid-cols-2">
        <Side title="Request" value={request} />
        <Side title="Answer" value={response} />
      </div>
      <RawView exchange={exchange} />
    </article>
  )
}

/** Only Kenya's commands need keys filled in. */
async function commandFor(exchange: Exchange): Promise<string> {
  if (exchange.authority === 'efris') return curlOf(exchange, [])
  const { etims } = await tell<Pick<Taxpayers, 'etims'>>('taxpayers?authority=etims')
  return curlOf(exchange, etims)
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

const DOORS: Readonly<Record<string, string>> = {
  online: 'EFRIS online',
  enabler: 'EFRIS offline enabler',
  oscu: 'eTIMS OSCU',
  gavaconnect: 'eTIMS through GavaConnect',
  vscu: 'eTIMS VSCU',
}

function factsOf({ time, door, device, rule, fault, notes, tolerated, wire }: Exchange) {
  return {
    Time: tellMoment(time),
    Door: DOORS[door] ?? door,
    Device: device,
    'Rule that refused': rule,
    Fault: fault,
    'Sealed as': wire?.layers.join(', '),
    'Could not open': wire?.failed,
    Tolerated: tolerated.join('; '),
    Notes: notes.join(' '),
  }
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
