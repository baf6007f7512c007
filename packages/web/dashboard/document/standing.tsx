import type { Tone } from '../../parts/badge.js'
import type { Document } from '../api/types.js'
import { When } from '../when.js'
import { STANDINGS } from '../words.js'
import { Issues } from './issues.js'

const LOOKS: Readonly<Record<Tone, string>> = {
  good: 'border-good/40 bg-good/8',
  bad: 'border-bad/40 bg-bad/8',
  warn: 'border-warn/40 bg-warn/8',
  soft: 'border-line bg-panel',
  accent: 'border-accent/40 bg-accent/8',
}

/** Where a document stands, why, and what to do about it: in words. */
export function Standing({ document }: { readonly document: Document }) {
  const { status, problem, deadline, fiscal } = document
  const { means, tone } = STANDINGS[status]
  return (
    <div class={`mb-3 rounded-xl border px-4 py-3 ${LOOKS[tone]}`} role="status">
      <p class="font-medium">{means}</p>
      {fiscal?.uploaded === false && <p>Signed, and not yet at the authority.</p>}
      {problem && (
        <div class="mt-1.5 text-sm">
          <p>
            {problem.message} <span class="font-mono text-xs text-soft">{problem.code}</span>
          </p>
          {problem.cause && <p class="text-soft">{problem.cause}</p>}
          <p class="font-medium">{problem.fix}</p>
          <Issues issues={problem.issues?.map(({ path, ...issue }) => ({ ...issue, at: path })) ?? []} />
        </div>
      )}
      {deadline && (
        <p class="mt-1.5 text-sm" title={deadline.source}>
          {deadline.message} Until <When at={deadline.at} device={document.device} />.
        </p>
      )}
    </div>
  )
}
