import { type Database, disown } from './database.js'
import type { Contents, Entry, Shelf } from './shelf.js'

type Statement = ReturnType<Database['prepare']>

interface Settled {
  readonly line: number
  readonly place: number
  readonly facts: string | undefined
}

/** Keeps acts in a database file. What came of them goes along with the next write, or when it is closed. */
export class FileShelf implements Shelf {
  readonly contents: Contents | undefined
  readonly isSlow = true
  readonly #database: Database
  readonly #insert: Statement
  readonly #update: Statement
  readonly #delete: Statement
  #settled: Settled[] = []

  constructor(database: Database) {
    this.#database = database
    const row = database.prepare('SELECT json FROM contents').get() as { json: string } | undefined
    this.contents = row && (JSON.parse(row.json) as Contents)
    this.#insert = database.prepare('INSERT INTO acts (line, place, act) VALUES (?, ?, ?)')
    this.#update = database.prepare('UPDATE acts SET facts = ? WHERE line = ? AND place = ?')
    this.#delete = database.prepare('DELETE FROM acts WHERE line = ? AND place = ?')
  }

  append(line: number, entries: readonly Entry[]): void {
    this.#write(() => {
      for (const { place, text } of entries) this.#insert.run(line, place, text)
    })
  }

  settle(line: number, place: number, facts: string | undefined): void {
    this.#settled.push({ line, place, facts })
  }

  rewrite(contents: Contents): void {
    const lines = contents.lines.map(({ id }) => id).join(', ')
    this.#write(() => {
      this.#database.prepare('REPLACE INTO contents (id, json) VALUES (1, ?)').run(JSON.stringify(contents))
      this.#database.exec(`DELETE FROM acts WHERE line NOT IN (${lines})`)
    })
  }

  *read(line: number, upTo: number): Iterable<Entry> {
    const sql = 'SELECT place, act, facts FROM acts WHERE line = ? AND place <= ? ORDER BY place'
    for (const row of this.#database.prepare(sql).iterate(line, upTo)) {
      const { place, act, facts } = row as { place: number; act: string; facts: string | null }
      yield { place, text: act, facts: facts ?? undefined }
    }
  }

  close(): void {
    try {
      this.#write(() => {})
    } catch {
      // What came of the last acts is not compared, then, at the next start.
    }
    disown(this.#database)
  }

  #write(change: () => void): void {
    try {
      this.#database.exec('BEGIN IMMEDIATE')
      for (const { line, place, facts } of this.#settled) {
        if (facts === undefined) this.#delete.run(line, place)
        else this.#update.run(facts, line, place)
      }
      change()
      this.#database.exec('COMMIT')
      this.#settled = []
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }
}
