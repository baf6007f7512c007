import { Button } from '../../parts/button.js'
import { TextInput } from '../../parts/fields.js'
import type { Line } from '../api/types.js'

interface LineFieldsProps {
  readonly lines: readonly Line[]
  readonly onChange: (lines: readonly Line[]) => void
}

const FIELDS = [
  ['item', 'Item'],
  ['quantity', 'Quantity'],
  ['unitPrice', 'Price'],
] as const

/** The lines of a document, to be changed. What a line says besides stays as it is. */
export function LineFields({ lines, onChange }: LineFieldsProps) {
  const set = (index: number, change: Partial<Line>) =>
    onChange(lines.map((line, place) => (place === index ? { ...line, ...change } : line)))
  return (
    <fieldset>
      <legend class="mb-1 text-sm font-semibold">Lines</legend>
      <ul class="flex flex-col gap-2">
        {lines.map((line, index) => (
          <li
            key={index}
            class="grid grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2"
          >
            {FIELDS.map(([name, words]) => (
              <TextInput
                key={name}
                aria-label={`${words} of line ${index + 1}`}
                {...(index === 0 ? { label: words } : {})}
                value={line[name]}
                {...(name === 'item' ? {} : { inputMode: 'decimal' as const })}
                onInput={(event) => set(index, { [name]: event.currentTarget.value })}
              />
            ))}
            <Button
              look="danger"
              aria-label={`Leave out line ${index + 1}`}
              disabled={lines.length === 1}
              onClick={() => onChange(lines.filter((_, place) => place !== index))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <div class="mt-2">
        <Button onClick={() => onChange([...lines, { item: '', quantity: '1', unitPrice: '' }])}>
          Add a line
        </Button>
      </div>
    </fieldset>
  )
}
