import { Panel } from '../../parts/page.js'
import type { Conflict } from '../api/types.js'
import { tellWord } from '../words.js'

/** What was sent and what the authority holds, side by side; what differs stands out. */
export function Comparison({ conflict }: { readonly conflict: Conflict }) {
  return (
    <Panel title="Sent here, and held by the authority">
      <ComparisonTable conflict={conflict} />
    </Panel>
  )
}

/** The same, without a frame. */
export function ComparisonTable({ conflict: { sent, held, differences } }: { readonly conflict: Conflict }) {
  const facts = [...new Set([...Object.keys(sent), ...Object.keys(held)])]
  return (
    <table class="w-full table-fixed text-left text-sm">
      <thead class="text-xs text-soft">
        <tr>
          <th scope="col" class="w-24 py-1 pr-2 font-medium">
            Fact
          </th>
          <th scope="col" class="py-1 pr-2 font-medium">
            Sent
          </th>
          <th scope="col" class="py-1 font-medium">
            Held
          </th>
        </tr>
      </thead>
      <tbody class="divide-y divide-line tabular-nums">
        {facts.map((fact) => {
          const isOther = differences.includes(fact)
          return (
            <tr key={fact} class={isOther ? 'bg-bad/8' : ''}>
              <th scope="row" class="py-1.5 pr-2 align-top font-normal text-soft">
                {tellWord(fact)}
                {isOther && <span class="block text-xs font-medium text-bad">differs</span>}
              </th>
              <td class="py-1.5 pr-2 align-top break-words">{sent[fact] ?? '–'}</td>
              <td class={`py-1.5 align-top break-words ${isOther ? 'font-semibold' : ''}`}>
                {held[fact] ?? '–'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
