import { tellAmount, tellMoney } from '../../parts/amount.js'
import { Panel } from '../../parts/page.js'
import type { Content, Document } from '../api/types.js'
import { tellWord } from '../words.js'

interface LinesProps {
  readonly content: Content
  readonly document: Document
}

/** What was sold, line by line. */
export function Lines({ content, document }: LinesProps) {
  const { currency, totals, converted } = document
  return (
    <Panel title="Lines">
      <div class="-mx-4 -my-4 overflow-x-auto">
        <table class="w-full text-left">
          <caption class="sr-only">What was sold, line by line</caption>
          <thead class="border-b border-line text-xs text-soft">
            <tr>
              <th scope="col" class="px-4 py-2 font-medium">
                Item
              </th>
              <th scope="col" class="px-2 py-2 text-right font-medium">
                Quantity
              </th>
              <th scope="col" class="px-2 py-2 text-right font-medium max-sm:hidden">
                Price
              </th>
              <th scope="col" class="px-4 py-2 text-right font-medium">
                Total
              </th>
            </tr>
          </thead>
          <tbody class="divide-y divide-line tabular-nums">
            {content.lines.map((computed, index) => {
              const line = content.document.lines?.[computed.line - 1]
              return (
                <tr key={index}>
                  <td class="px-4 py-2">
                    <span class="break-words">{line?.name ?? line?.item}</span>
                    <span class="block text-xs break-words text-soft">
                      {line?.item} · {tellWord(line?.tax ?? '')}
                    </span>
                  </td>
                  <td class="px-2 py-2 text-right whitespace-nowrap">
                    {tellAmount(line?.quantity ?? '')} <span class="text-xs text-soft">{line?.unit}</span>
                  </td>
                  <td class="px-2 py-2 text-right max-sm:hidden">{tellAmount(line?.unitPrice ?? '')}</td>
                  <td class="px-4 py-2 text-right">{tellAmount(computed.total)}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot class="border-t border-line tabular-nums">
            {(['net', 'tax', 'gross'] as const).map((name) => (
              <tr key={name} class={name === 'gross' ? 'font-semibold' : 'text-soft [&>th]:font-normal'}>
                <th scope="row" colspan={2} class="px-4 py-1 text-left">
                  {name === 'net' ? 'Without tax' : name === 'tax' ? 'Tax' : 'To pay'}
                </th>
                <td class="max-sm:hidden" />
                <td class="px-4 py-1 text-right whitespace-nowrap">{tellMoney(currency, totals[name])}</td>
              </tr>
            ))}
          </tfoot>
        </table>
        {converted && (
          <p class="border-t border-line px-4 py-2 text-sm text-soft">
            The authority was told {tellMoney(converted.currency, converted.totals.gross)}, at{' '}
            {tellAmount(converted.exchangeRate)}; lines are in that currency.
          </p>
        )}
      </div>
    </Panel>
  )
}
