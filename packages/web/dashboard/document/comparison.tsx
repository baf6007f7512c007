import { tellAmount } from '../../parts/amount.js'
import { Panel } from '../../parts/page.js'
import type { Conflict } from '../api/types.js'
import { Said } from '../when.js'
import { tellWord } from '../words.js'

interface Compared {
  readonly conflict: Conflict
  readonly device: string
}

/** What was sent and what the authority holds, side by side; what differs stands out. */
export function Comparison(compared: Compared) {
  return (
    <Panel title="Sent here, and held by the authority">
      <ComparisonTable {...compared} />
    </Panel>
  )
}

/** The same, without a frame. */
export function ComparisonTable({ conflict: { sent, held, differences }, device }: Compared) {
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
              <td class="py-1.5 pr-2 align-top break-words">
                <Value fact={fact} value={sent[fact]} device={device} />
              </td>
              <td class={`py-1.5 align-top break-words ${isOther ? 'font-semibold' : ''}`}>
                <Value fact={fact} value={held[fact]} device={device} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

interface ValueProps {
  readonly fact: string
  readonly value: string | undefined
  readonly device: string
}

/** Facts that are sums of money; numbers of documents stay as they are. */
const SUMS: ReadonlySet<string> = new Set(['total', 'tax'])

function Value({ fact, value, device }: ValueProps) {
  if (value === undefined) return '–'
  return SUMS.has(fact) ? tellAmount(value) : <Said text={value} device={device} />
}
