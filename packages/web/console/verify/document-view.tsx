import type { ComponentChildren } from 'preact'
import { tellAmount } from '../../parts/amount.js'
import { Badge, type Tone } from '../../parts/badge.js'
import { tellMoment } from '../../parts/time.js'
import type { Line, Party, ShownDocument } from './types.js'

const TYPES: Readonly<Record<string, string>> = {
  invoice: 'Invoice',
  receipt: 'Receipt',
  credit_note: 'Credit note',
  debit_note: 'Debit note',
  credit_memo: 'Credit memo',
}

const STATES: Readonly<Record<string, readonly [Tone, string]>> = {
  valid: ['good', 'Valid'],
  credited: ['warn', 'Credited, all or part'],
  cancelled: ['bad', 'Cancelled'],
}

/** A document as the authority holds it. */
export function DocumentView({ document: shown }: { readonly document: ShownDocument }) {
  const [tone, state] = STATES[shown.status] ?? ['soft', shown.status]
  return (
    <article class="rounded-lg border border-line bg-raised">
      <header class="border-b border-line px-4 py-3">
        <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <h1 class="text-lg font-semibold">{TYPES[shown.type] ?? shown.type}</h1>
          <Badge tone={tone}>{state}</Badge>
        </div>
        <p class="font-mono break-all">{shown.number}</p>
        <p class="text-soft">
          As held by the {shown.authority}, sandbox ·{' '}
          <time datetime={shown.issuedAt}>{tellMoment(shown.issuedAt)}</time>
        </p>
      </header>
      <div class="grid gap-4 border-b border-line px-4 py-3 sm:grid-cols-2">
        <PartyView title="Seller" party={shown.seller} />
        <PartyView title="Buyer" party={shown.buyer} />
      </div>
      <section aria-label="Lines" class="border-b border-line px-4 py-1">
        <ul class="divide-y divide-line">
          {shown.lines.map((line, index) => (
            <LineView key={index} line={line} />
          ))}
        </ul>
      </section>
      <Sums shown={shown} />
      <dl class="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-0.5 px-4 py-3">
        {Object.entries(shown.particulars).map(([name, value]) => (
          <div key={name} class="contents">
            <dt class="text-soft">{name}</dt>
            <dd class="font-mono text-xs/5 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function PartyView({ title, party }: { readonly title: string; readonly party: Party | null }) {
  return (
    <section>
      <h2 class="text-xs font-medium text-soft">{title}</h2>
      {party ? (
        <>
          <p class="font-medium">{party.name}</p>
          <p class="font-mono text-xs/5">{party.taxId}</p>
          {party.address && <p class="text-soft">{party.address}</p>}
        </>
      ) : (
        <p class="text-soft">Not named</p>
      )}
    </section>
  )
}

function LineView({ line }: { readonly line: Line }) {
  const { name, quantity, unit, unitPrice, discount, tax, total } = line
  return (
    <li class="flex items-baseline justify-between gap-4 py-2">
      <div class="min-w-0">
        <p class="break-words">{name}</p>
        <p class="text-xs text-soft tabular-nums">
          {[quantity, unit].filter(Boolean).join(' ')} × {tellAmount(unitPrice)}
          {discount && ` − ${tellAmount(discount)} discount`} · tax {tax}
        </p>
      </div>
      <p class="tabular-nums">{tellAmount(total)}</p>
    </li>
  )
}

function Sums({ shown }: { readonly shown: ShownDocument }) {
  const { taxes, net, tax, total, currency } = shown
  return (
    <table class="w-full border-b border-line tabular-nums">
      <caption class="sr-only">Tax and totals</caption>
      <thead class="text-xs text-soft">
        <tr>
          <Cell isHead>Tax</Cell>
          <Cell isHead isRight>
            Taxable
          </Cell>
          <Cell isHead isRight>
            Tax
          </Cell>
        </tr>
      </thead>
      <tbody>
        {taxes.map((row) => (
          <tr key={row.name}>
            <Cell>{row.name}</Cell>
            <Cell isRight>{tellAmount(row.net)}</Cell>
            <Cell isRight>{tellAmount(row.tax)}</Cell>
          </tr>
        ))}
        <tr class="border-t border-line text-soft">
          <Cell>Together</Cell>
          <Cell isRight>{tellAmount(net)}</Cell>
          <Cell isRight>{tellAmount(tax)}</Cell>
        </tr>
        <tr class="text-base font-semibold">
          <th scope="row" class="px-4 py-1.5 text-left">
            Total
          </th>
          <td colSpan={2} class="px-4 py-1.5 text-right">
            {currency} {tellAmount(total)}
          </td>
        </tr>
      </tbody>
    </table>
  )
}

interface CellProps {
  readonly isHead?: boolean
  readonly isRight?: boolean
  readonly children: ComponentChildren
}

function Cell({ isHead, isRight, children }: CellProps) {
  const look = `px-4 py-1 ${isHead ? 'pt-2.5 font-medium' : ''} ${isRight ? 'text-right' : 'text-left'}`
  return isHead ? (
    <th scope="col" class={look}>
      {children}
    </th>
  ) : (
    <td class={look}>{children}</td>
  )
}
