import type { Tone } from '../../parts/badge.js'
import type { Document, Status } from '../api/types.js'
import { Said, When } from '../when.js'
import { STANDINGS } from '../words.js'
import { Issues } from './issues.js'

const LOOKS: Readonly<Record<Tone, string>> = {
  good: 'border-good/40 bg-good/8',
  bad: 'border-bad/40 bg-bad/8',
  warn: 'border-warn/40 bg-warn/8',
  soft: 'border-line bg-panel',
  accent: 'border-accent/40 bg-accent/8',
}

/** What stands for "fiscal" where a device signed it by itself. */
const SIGNED = 'It is signed, and the receipt is valid. The authority is not known to have it yet.'

/** Where the gateway goes on by itself: what could be done about its problem, it does. */
const IN_HAND: ReadonlySet<Status> = new Set(['in_doubt', 'awaiting_approval'])

/** Where a document stands, why, and what to do about it: in words. */
export function Standing({ document }: { readonly document: Document }) {
  const { status, problem, deadline, fiscal } = document
  const { means, tone } = STANDINGS[status]
  const say = (text: string) => <Said text={text} device={document.device} />
  return (
    <div class={`mb-3 rounded-xl border px-4 py-3 ${LOOKS[tone]}`} role="status">
      <p class="font-medium">{fiscal?.uploaded === false ? SIGNED : means}</p>
      {problem && (
        <div class="mt-1.5 text-sm">
          <p>
            {say(problem.message)} <span class="font-mono text-xs text-soft">{problem.code}</span>
          </p>
          {problem.cause && <p class="text-soft">{say(problem.cause)}</p>}
          {!isSettledHere(document) && <p class="font-medium">{say(problem.fix)}</p>}
          <Issues issues={problem.issues?.map(({ path, ...issue }) => ({ ...issue, at: path })) ?? []} />
        </div>
      )}
      {deadline && (
        <p class="mt-1.5 text-sm" title={deadline.source}>
          {say(deadline.message)} Until <When at={deadline.at} device={document.device} />.
        </p>
      )}
    </div>
  )
}

/** Whether the fix need not be told: the gateway goes on by itself, or the page compares both sides and asks what is to be done. */
function isSettledHere({ status, conflict }: Document): boolean {
  return IN_HAND.has(status) || (status === 'needs_attention' && conflict !== undefined)
}
