import type { Finding } from '../authorities/finding.js'
import type { Proof } from '../authorities/outcome.js'
import type { UploadInput } from '../lanes/transactions.js'
import type { Fiscal } from '../receipts/view.js'
import { attemptsWithRequestOf } from '../store/statements/attempts.js'
import { perhapsStoredTextsOf, textsOf } from './attempt-text.js'
import { agree, type Comparison, tellDifferences } from './comparison.js'
import { pauseAt } from './poll.js'
import type { DocumentRecord, Problem } from './record.js'
import { type Progress, renewedLease, type WorkContext } from './work-context.js'

/**
 * Asks the authority whether it has what an enabler numbered. It has: uploaded, and nothing more happens. It has not, or does not
 * answer: asked again later. It has something else under the document's reference, or two: said on the document, for a person.
 */
export async function confirmUpload(record: DocumentRecord, context: WorkContext): Promise<Progress> {
  const { authority, store, sealer, onStep, onContact } = context
  onStep('upload-asked')
  const attempts = await attemptsWithRequestOf(store.read, record.id)
  const texts = textsOf(record, attempts, sealer)
  const finding = await authority.find(record, texts, perhapsStoredTextsOf(record, attempts, sealer))
  onStep('upload-answered')
  if (finding.kind !== 'unknown') onContact(undefined)
  else if (finding.outage) onContact(finding.outage)
  const written = await store.write('recordUpload', {
    lease: renewedLease(context),
    document: record.id,
    revision: record.revision,
    ...follow(record, finding, context),
    now: now(context),
  })
  onStep('upload-recorded')
  return written === 'lost' ? 'lost' : 'moved-on'
}

type Change = Pick<UploadInput, 'fiscal' | 'dueAt' | 'problem' | 'conflict' | 'isNews'>

function follow(record: DocumentRecord, finding: Finding, context: WorkContext): Change {
  const fiscal = record.fiscal!
  const { problem = null, conflict = null } = record
  const known = {
    problem: problem && JSON.stringify(problem),
    conflict: conflict && JSON.stringify(conflict),
  }
  const later = { fiscal: JSON.stringify(fiscal), dueAt: nextQuestion(fiscal, context) }
  if (finding.kind !== 'found') return { ...later, ...known, isNews: false }
  const { comparison } = finding
  if (finding.fiscal.number === fiscal.number && agree(comparison)) {
    const uploaded: Fiscal = { ...fiscal, uploaded: true }
    return { fiscal: JSON.stringify(uploaded), dueAt: null, problem: null, conflict: null, isNews: true }
  }
  return {
    ...later,
    problem: JSON.stringify(differs(fiscal, finding.fiscal, comparison)),
    conflict: JSON.stringify(comparison),
    isNews: problem?.code !== DIFFERS,
  }
}

const DIFFERS = 'upload-differs'

function differs(fiscal: Proof, held: Proof, comparison: Comparison): Problem {
  return {
    code: DIFFERS,
    message: `The enabler issued ${fiscal.number}, and the authority holds ${held.number} under the same reference.`,
    cause: tellDifferences(comparison),
    fix: 'Compare both in "conflict". Where the authority holds two documents of one sale, cancel one with a credit note on its portal.',
    retry: 'never',
  }
}

function nextQuestion({ issuedAt }: Fiscal, context: WorkContext): number {
  // What is younger than now is of a clock that was set back.
  const age = Math.abs(now(context) - Date.parse(issuedAt))
  return context.steady() + pauseAt(age, 2 * context.timing.retryMs, context.random())
}

function now(context: WorkContext): number {
  return context.clock.now().getTime()
}
