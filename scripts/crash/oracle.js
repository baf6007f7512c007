/**
 * Compares what the authority holds with what the till was told.
 * @param {{ key: string, price: number }[]} papers sales or credit notes in the order in which the till sent them; no two have the same price
 * @param {Map<string, { ids: Set<string>, answer?: object, isGivenUp?: boolean }>} told what the till was told, by key
 * @param {{ number: string, reference: string, total: string }[]} held what the authority took meanwhile, in its order
 * @param {{ gapless?: boolean }} channel
 * @param {{ mayWait?: boolean }} [allowed] mayWait: a sale may wait for a person, and say so
 * @returns {{ lost: string[], duplicated: string[], outOfSequence: string[] }} sentences
 */
export function judge(papers, told, held, channel, { mayWait = channel.mayWait ?? false } = {}) {
  // What is taken back counts below zero.
  const holding = papers.map(({ price }) => held.filter(({ total }) => Math.abs(Number(total)) === price))
  return {
    lost: papers.flatMap((paper, index) =>
      lossOf(paper, told.get(paper.key), holding[index], {
        mayWait,
        mustBeUploaded: channel.doors !== undefined,
      }),
    ),
    duplicated: [
      ...papers.flatMap(({ key }, index) =>
        holding[index].length > 1 ? [`${key} is ${holding[index].length} documents`] : [],
      ),
      ...held.filter((entry) => !holding.flat().includes(entry)).map(({ number }) => `nobody sold ${number}`),
    ],
    outOfSequence: disorderOf(papers, told, held, holding, channel),
  }
}

function lossOf({ key }, told, [entry], { mayWait, mustBeUploaded }) {
  if (!told) return [`${key} was never acknowledged`]
  if (told.ids.size > 1) return [`${key} was acknowledged as ${[...told.ids].join(', then as ')}`]
  const { status, fiscal, recorded } = told.answer
  if (status === 'needs_attention' && mayWait) return []
  if (status === 'cancelled')
    return entry && !told.isGivenUp ? [`${key} was cancelled, and is ${entry.number}`] : []
  if (status === 'needs_attention' || status === 'rejected')
    return [`${key} is ${status}: ${told.answer.problem?.cause}`]
  if (status !== 'fiscalised' && status !== 'recorded')
    return [`${key} was acknowledged and is still ${status}`]
  if (!entry) return [`${key} was acknowledged, and the authority does not hold it`]
  if (mustBeUploaded && !fiscal.uploaded)
    return [`${key} is ${entry.number}, and the gateway does not know that it arrived`]
  const { number } = fiscal ?? recorded
  return entry.number === number ? [] : [`${key} is ${entry.number}, the till was told ${number}`]
}

/**
 * Numbers of a sequence rise and none comes twice. Sales follow each other as they were accepted: all of them where the
 * authority takes no number before its turn, elsewhere those that were said once only, of each way by itself. What was refused and corrected takes
 * its turn anew, also when the gateway refused it before any attempt.
 */
function disorderOf(papers, told, held, holding, channel) {
  const { country, gapless } = channel
  const placed = papers
    .map(({ key }, index) => ({ key, at: held.indexOf(holding[index][0]), answer: told.get(key)?.answer }))
    .filter(({ at, answer }) => at >= 0 && keptItsTurn(answer, channel))
  const overtaken = ['authority', 'enabler'].flatMap((door) =>
    overtakenOf(placed.filter((one) => doorOf(one) === door)),
  )
  const numbers = country === 'KE' ? held.map(({ reference }) => Number(reference)) : []
  const unordered = numbers.filter(
    (number, index) =>
      index > 0 && (gapless ? number <= numbers[index - 1] : numbers.indexOf(number) < index),
  )
  return [
    ...overtaken.map(({ key }) => `${key} came before one that was sold earlier`),
    ...unordered.map((number) => `the number ${number} came out of its turn`),
  ]
}

function overtakenOf(placed) {
  return placed.filter(({ at }, index) => index > 0 && at < placed[index - 1].at)
}

function doorOf({ answer: { attempts } }) {
  return attempts?.at(-1)?.door ?? 'authority'
}

/** Where nothing can be looked up, what is in doubt is said again as it was, and that is no new attempt. */
function keptItsTurn({ revision, attempts = [] } = {}, { gapless, saysAgain }) {
  if (revision > 1 || attempts.some(({ outcome }) => outcome === 'rejected')) return false
  if (gapless) return true
  return attempts.length === 1 && !(saysAgain && ['lost', 'in_doubt'].includes(attempts[0].outcome))
}
