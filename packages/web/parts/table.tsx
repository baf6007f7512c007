import type { ComponentChildren } from 'preact'
import { Scroller } from './scroller.js'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row) => ComponentChildren
  readonly align?: 'right'
}

interface TableProps<Row> {
  /** What the table is of, for those who do not see it. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** Rows and columns. Wider than the screen, it scrolls by itself. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <Scroller label={caption} class="rounded-lg bg-raised">
      <table class="w-full border-collapse text-left">
        <thead class="bg-panel text-xs text-soft">
          <tr>
            {columns.map(({ title, align }) => (
              <th
                key={title}
                scope="col"
                class={`px-3 py-2 font-medium whitespace-nowrap ${align === 'right' ? 'text-right' : ''}`}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="tabular-nums">
          {rows.map((row) => (
            <tr key={keyOf(row)} class="border-t border-line">
              {columns.map(({ title, cell, align }) => (
                <td
                  key={title}
                  class={`px-3 py-1.5 align-top ${align === 'right' ? 'text-right whitespace-nowrap' : ''}`}
                >
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  )
}
