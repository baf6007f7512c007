import { STEPS } from '../../packages/gateway/dist/lanes/steps.js'

/**
 * Every place where a gateway is killed. `step`: right after it, in the gateway. `commit`: in the thread that writes, right
 * before or right after the commit that holds the transaction. `wire`: on the way to the authority, when so much of a call
 * or of its answer has passed.
 *
 * `needs` says what has to happen for the place to be reached. `doubt`: an answer was lost. `start`: a gateway starts. `revision`,
 * `cancellation`: the authority refused, and the till corrects the sale or withdraws it. `person`: one decides about a document
 * that waits for one. `officer`: the authority decides on a credit note. `level`: it is told what is left of an item. `upload`: it is asked whether
 * it has what an enabler numbered.
 */
export const POINTS = [
  ...stepPoints((step) => !/^(level|upload)-/.test(step)),
  ...commitPoints(),
  ...wirePoints(),
  ...pointsOf('level', 'settleLevel'),
  ...pointsOf('upload', 'recordUpload'),
]

function stepPoints(isMeant) {
  return STEPS.filter(isMeant).map((step) => ({ name: `step-${step}`, step, needs: needOf(step) }))
}

function needOf(step) {
  if (step === 'lane-leased') return 'start'
  if (/^(question|decision)-/.test(step)) return 'officer'
  const [subject] = step.split('-')
  if (subject === 'level' || subject === 'upload') return subject
  return step.startsWith('lookup') ? 'doubt' : undefined
}

function commitPoints() {
  return commitsOf([
    ['acceptance', { transaction: ['acceptDocument', 'decideListed'] }],
    ['attempt', { transaction: 'beginAttempt' }],
    ['outcome', { transaction: 'settleDocument', from: 'sending' }],
    ['finding', { transaction: 'settleDocument', from: 'in_doubt' }, 'doubt'],
    ['approval', { transaction: 'settleDocument', from: 'awaiting_approval' }, 'officer'],
    ['correction', { transaction: 'reviseDocument' }, 'revision'],
    ['cancellation', { transaction: 'cancelDocument' }, 'cancellation'],
    ['decision', { transaction: 'resolveDocument' }, 'person'],
    ['recovery', { transaction: 'recoverLanes' }, 'start'],
    ['lease', { transaction: 'takeLane' }, 'start'],
  ])
}

function commitsOf(transactions) {
  return transactions.flatMap(([name, which, needs]) =>
    ['before', 'after'].map((when) => ({
      name: `commit-${when}-${name}`,
      commit: { ...which, when },
      needs,
    })),
  )
}

function wirePoints() {
  return placesOf([
    ['sale', undefined],
    ['lookup', 'doubt'],
    ['question', 'officer'],
  ])
}

/** Of what is asked or told beside documents: the steps, the transaction and the call. */
function pointsOf(subject, transaction) {
  return [
    ...stepPoints((step) => step.startsWith(`${subject}-`)),
    ...commitsOf([[subject, { transaction }, subject]]),
    ...placesOf([[subject, subject]]),
  ]
}

function placesOf(calls) {
  const places = [
    ['first-byte', { part: 'request', share: 0 }],
    ['mid-body', { part: 'request', share: 0.5 }],
    ['request-gone', { part: 'request', share: 1 }],
    ['answer-first-byte', { part: 'answer', share: 0 }],
    ['answer-mid-body', { part: 'answer', share: 0.5 }],
    ['answer-gone', { part: 'answer', share: 1 }],
  ]
  return calls.flatMap(([call, needs]) =>
    places.map(([name, place]) => ({ name: `wire-${call}-${name}`, wire: { call, ...place }, needs })),
  )
}
