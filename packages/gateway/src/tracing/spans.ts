import { context, type Span, SpanKind, type Tracer, trace } from '@opentelemetry/api'
import type { OnStep, Step, StepName } from '../lanes/steps.js'

/** A piece of work begins with one of these, and ends with one of those. */
const BEGINS: ReadonlySet<StepName> = new Set(['document-chosen', 'level-leaving'])
const ENDS: ReadonlySet<StepName> = new Set([
  'outcome-recorded',
  'lookup-recorded',
  'decision-recorded',
  'upload-recorded',
  'level-recorded',
])

/** A call to the authority, from the step at which it leaves to the one at which its answer is there. */
const CALLS: Readonly<Partial<Record<StepName, string>>> = {
  'request-leaving': 'send',
  'lookup-leaving': 'look up',
  'question-leaving': 'ask for a decision',
  'upload-asked': 'ask for an upload',
  'level-leaving': 'state a level',
}
const ANSWERS: ReadonlySet<StepName> = new Set([
  'answer-received',
  'lookup-answered',
  'question-answered',
  'upload-answered',
  'level-answered',
])

/** The work that a lane has in hand. */
interface Work {
  readonly span: Span
  call: Span | undefined
}

/**
 * Makes spans of steps: one for each piece of work on a document, with its steps as events, and inside of it one for each call to
 * the authority. A lane does one thing after another, so that its steps belong to what it has in hand.
 */
export function spansOfSteps(tracer: Tracer): OnStep {
  const working = new Map<string, Work>()
  return (step) => {
    const lane = `${step.account}/${step.device}/${step.lane}`
    if (BEGINS.has(step.name)) {
      end(working.get(lane))
      working.set(lane, { span: begin(tracer, step), call: undefined })
    }
    const work = working.get(lane)
    if (!work) return
    follow(tracer, work, step)
    if (!ENDS.has(step.name)) return
    end(work)
    working.delete(lane)
  }
}

function begin(tracer: Tracer, { account, device, lane, document, attempt }: Step): Span {
  const attributes = {
    'risiti.account': account,
    'risiti.device': device,
    'risiti.lane': lane,
    ...(document === undefined ? {} : { 'risiti.document': document }),
    ...(attempt === undefined ? {} : { 'risiti.attempts': attempt }),
  }
  return tracer.startSpan(document === undefined ? 'risiti level' : 'risiti document', { attributes })
}

function follow(tracer: Tracer, work: Work, { name }: Step): void {
  work.span.addEvent(name)
  const call = CALLS[name]
  if (call !== undefined) {
    const inside = trace.setSpan(context.active(), work.span)
    work.call = tracer.startSpan(`risiti ${call}`, { kind: SpanKind.CLIENT }, inside)
  }
  if (!ANSWERS.has(name)) return
  work.call?.end()
  work.call = undefined
}

/** What was left without an end, because it was put off, ends when the next begins. */
function end(work: Work | undefined): void {
  work?.call?.end()
  work?.span.end()
}
