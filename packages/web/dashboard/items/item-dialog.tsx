import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import type { Device, Item } from '../api/types.js'
import { useOrder } from '../api/use-api.js'
import { tellWord } from '../words.js'

const TAXES = ['standard', 'reduced', 'zero', 'exempt', 'out_of_scope', 'deemed']
const SCHEMES = { efris: 'ug-commodity', etims: 'ke-item-class' } as const

interface ItemDialogProps {
  readonly device: Device
  /** The one to change; a new one when it is left out. */
  readonly item?: Item
  readonly onClose: () => void
}

/** Adds an item to the table of a device, or changes it. */
export function ItemDialog({ device, item, onClose }: ItemDialogProps) {
  const [draft, setDraft] = useState<Item>(item ?? emptyItem(device))
  const { mutate, error, isPending } = useOrder()
  const isKenyan = device.authority === 'etims'
  const field = (label: string, value: string, change: (text: string) => Item, readOnly = false) => (
    <TextInput
      label={label}
      required
      readOnly={readOnly}
      value={value}
      onInput={(event) => setDraft(change(event.currentTarget.value))}
    />
  )
  return (
    <Dialog title={item ? `Change ${item.name}` : 'Add an item'} onClose={onClose}>
      <form
        class="grid grid-cols-1 gap-3 sm:grid-cols-2"
        onSubmit={(event) => {
          event.preventDefault()
          const body = { device: device.id, items: [draft] }
          mutate({ path: '/v1/items', method: 'PUT', body }, { onSuccess: onClose })
        }}
      >
        {field('Code', draft.item, (text) => ({ ...draft, item: text }), item !== undefined)}
        {field('Name', draft.name, (name) => ({ ...draft, name }))}
        {field('Unit', draft.unit, (unit) => ({ ...draft, unit }))}
        <Choice
          label="Tax"
          value={draft.tax}
          options={Object.fromEntries(TAXES.map((tax) => [tax, tellWord(tax)]))}
          onChoose={(tax) => setDraft({ ...draft, tax })}
        />
        {field('Class of goods', draft.classification.code, (code) => ({
          ...draft,
          classification: { ...draft.classification, code },
        }))}
        {isKenyan && field('Packaging', draft.packaging ?? '', (packaging) => ({ ...draft, packaging }))}
        <div class="sm:col-span-2">
          <Failure error={error} />
          <div class="flex justify-end">
            <Button type="submit" look="strong" disabled={isPending}>
              Save
            </Button>
          </div>
        </div>
      </form>
    </Dialog>
  )
}

function emptyItem({ authority }: Device): Item {
  const classification = { scheme: SCHEMES[authority], code: '' }
  return { item: '', name: '', unit: '', tax: 'standard', classification }
}
