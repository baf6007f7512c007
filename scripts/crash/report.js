import { POINTS } from './points.js'
import { hasFailed } from './run-all.js'

/** So often it says how far it is. */
const EVERY_MS = 15_000

/** Counts runs and cases, and prints each that failed with what the authority held and the till was told. */
export class Report {
  #out
  #total
  #started = performance.now()
  #toldAt = this.#started
  #runs = 0
  #kills = 0
  #skipped = 0
  #found = { lost: 0, duplicated: 0, outOfSequence: 0 }
  #unhit = new Set(POINTS.map(({ name }) => name))
  #byGroup = new Map()

  /**
   * @param {{ write(text: string): void }} out
   * @param {number} total how many runs and cases there are
   */
  constructor(out, total) {
    this.#out = out
    this.#total = total
  }

  add(result) {
    if (result.skipped) return this.#skip(result)
    this.#runs++
    this.#kills += result.kills
    if (result.kills > 0) this.#unhit.delete(result.point)
    for (const name of Object.keys(this.#found)) this.#found[name] += result[name].length
    const group = result.point ? result.name.split('/')[0] : 'cases'
    this.#byGroup.set(group, (this.#byGroup.get(group) ?? 0) + 1)
    if (hasFailed(result)) this.#tell(result)
    if (performance.now() - this.#toldAt > EVERY_MS) this.#tellProgress()
  }

  /** The kill points where no gateway died yet. */
  get unhit() {
    return [...this.#unhit]
  }

  /**
   * @param {{ mustHitAll: boolean, mustTryAll: boolean }} what counts as failed besides what was found
   * @returns {boolean} true when all is well
   */
  end({ mustHitAll, mustTryAll }) {
    const seconds = (performance.now() - this.#started) / 1000
    const unhit = mustHitAll ? this.unhit : []
    for (const point of unhit) this.#out.write(`no gateway died at ${point}\n`)
    const counts = [...this.#byGroup].map(([name, count]) => `${name} ${count}`).join(', ')
    this.#out.write(`${counts}; ${this.#kills} kills; ${Math.round(seconds)} s\n`)
    this.#out.write(`${this.#runs} runs: ${this.#findings()}\n`)
    const { lost, duplicated, outOfSequence } = this.#found
    return lost + duplicated + outOfSequence + unhit.length + (mustTryAll ? this.#skipped : 0) === 0
  }

  #skip({ name, skipped }) {
    this.#skipped++
    this.#out.write(`not tried: ${name}, because ${skipped}\n`)
  }

  #tellProgress() {
    this.#toldAt = performance.now()
    const seconds = Math.round((this.#toldAt - this.#started) / 1000)
    this.#out.write(
      `${this.#runs} of ${this.#total} after ${seconds} s, ${this.#kills} kills: ${this.#findings()}\n`,
    )
  }

  #findings() {
    const { lost, duplicated, outOfSequence } = this.#found
    return `${lost} lost, ${duplicated} duplicated, ${outOfSequence} out of sequence`
  }

  #tell({ name, lost, duplicated, outOfSequence, held = [], told = [] }) {
    this.#out.write(`FAILED ${name}\n`)
    for (const text of [...lost, ...duplicated, ...outOfSequence]) this.#out.write(`  ${text}\n`)
    this.#out.write(`  repeat it with: npm run crash -- --run ${name}\n`)
    for (const { number, reference, total } of held)
      this.#out.write(`  the authority took ${number} (${reference}) over ${total}\n`)
    for (const [key, { ids, answer }] of told)
      this.#out.write(
        `  ${key}: told ${[...ids].join()}, ${answer.status} ${(answer.fiscal ?? answer.recorded)?.number ?? ''} after ${JSON.stringify(answer.attempts)} ${JSON.stringify(answer.problem ?? {})}\n`,
      )
  }
}
