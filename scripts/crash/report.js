import { POINTS } from './points.js'
import { hasFailed } from './run-all.js'

/** Counts runs, and prints each that failed with what the authority held and the till was told. */
export class Report {
  #out
  #started = performance.now()
  #runs = 0
  #kills = 0
  #found = { lost: 0, duplicated: 0, outOfSequence: 0 }
  #unhit = new Set(POINTS.map(({ name }) => name))

  /** @param {{ write(text: string): void }} out */
  constructor(out) {
    this.#out = out
  }

  add(result) {
    if (result.skipped) return void this.#out.write(`not tried: ${result.name}, because ${result.skipped}\n`)
    this.#runs++
    this.#kills += result.kills
    if (result.kills > 0) this.#unhit.delete(result.run?.point.name)
    for (const name of Object.keys(this.#found)) this.#found[name] += result[name].length
    if (hasFailed(result)) this.#tell(result)
    if (this.#runs % 100 === 0) this.#out.write(`${this.#runs} runs ...\n`)
  }

  /** @returns {boolean} true when all is well */
  end({ mustHitAll }) {
    const { lost, duplicated, outOfSequence } = this.#found
    const seconds = (performance.now() - this.#started) / 1000
    const unhit = mustHitAll ? [...this.#unhit] : []
    for (const point of unhit) this.#out.write(`no gateway died at ${point}\n`)
    this.#out.write(`${this.#kills} kills, ${(this.#runs / seconds).toFixed(1)} runs a second\n`)
    this.#out.write(
      `${this.#runs} runs: ${lost} lost, ${duplicated} duplicated, ${outOfSequence} out of sequence\n`,
    )
    return lost + duplicated + outOfSequence + unhit.length === 0
  }

  #tell({ name, lost, duplicated, outOfSequence, held, told }) {
    this.#out.write(`FAILED ${name}\n`)
    for (const text of [...lost, ...duplicated, ...outOfSequence]) this.#out.write(`  ${text}\n`)
    this.#out.write(`  repeat it with: npm run crash -- --run ${name}\n`)
    for (const { number, reference, total } of held)
      this.#out.write(`  the authority took ${number} (${reference}) over ${total}\n`)
    for (const [key, { ids, answer }] of told)
      this.#out.write(
        `  ${key}: told ${[...ids].join()}, ${answer.status} ${answer.fiscal?.number ?? ''} after ${JSON.stringify(answer.attempts)} ${JSON.stringify(answer.problem ?? {})}\n`,
      )
  }
}
