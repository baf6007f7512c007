import { appendFileSync, existsSync, readFileSync } from 'node:fs'

/** What came of every run and case, one line each in a file, so that what was cut short can go on. */
export class Record {
  #file
  /** What is in the file already. */
  results

  /** @param {string | undefined} file without it nothing is kept */
  constructor(file) {
    this.#file = file
    const lines = file && existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []
    // The last line may have been cut short.
    this.results = lines.filter((line) => line.endsWith('}')).map((line) => JSON.parse(line))
  }

  has(name) {
    return this.results.some((result) => result.name === name)
  }

  add({ name, point, kills, lost, duplicated, outOfSequence, skipped }) {
    if (!this.#file || skipped) return
    const line = JSON.stringify({ name, point, kills, lost, duplicated, outOfSequence })
    appendFileSync(this.#file, `${line}\n`)
  }
}
