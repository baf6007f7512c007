import type { LaneName } from '../store/lane-key.js'

/** The steps of sending a document, in order. Each is a place where a crash must do no harm. */
export const STEPS = [
  'lane-leased',
  'document-chosen',
  'text-prepared',
  'attempt-recorded',
  'request-leaving',
  'answer-received',
  'outcome-recorded',
  'lookup-leaving',
  'lookup-answered',
  'lookup-recorded',
  'question-leaving',
  'question-answered',
  'decision-recorded',
  'upload-asked',
  'upload-answered',
  'upload-recorded',
  'level-leaving',
  'level-answered',
  'level-recorded',
] as const

export type StepName = (typeof STEPS)[number]

/** One step as it happens. */
export interface Step {
  /** From 1; its place in STEPS. */
  readonly number: number
  readonly name: StepName
  readonly account: string
  readonly device: string
  readonly lane: LaneName
  readonly document?: string
  readonly attempt?: number
}

/** Sees every step, synchronously, after what it names has happened. Tracing, tests and the crash runner use it. */
export type OnStep = (step: Step) => void

export function stepNumber(name: StepName): number {
  return STEPS.indexOf(name) + 1
}
