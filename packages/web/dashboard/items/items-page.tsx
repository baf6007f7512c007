import { useState } from 'preact/hooks'
import { useSearchParams } from 'wouter-preact'
import { Button } from '../../parts/button.js'
import { Choice, TextInput } from '../../parts/fields.js'
import { Empty, Failure, Page } from '../../parts/page.js'
import { type Column, Table } from '../../parts/table.js'
import type { Device, Item } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { useDevices } from '../when.js'
import { tellWord } from '../words.js'
import { ItemDialog } from './item-dialog.js'

/** The item table of a device: what tills may sell by a code. */
export function ItemsPage() {
  const devices = useDevices()
  const [search, setSearch] = useSearchParams()
  const device = devices.find(({ id }) => id === search.get('device')) ?? devices[0]
  return (
    <Page title="Items" about="What tills sell by a code: names, units, taxes and classes, device by device.">
      {device ? (
        <ItemTable
          key={device.id}
          device={device}
          choice={
            <Choice
              label="Device"
              value={device.id}
              options={Object.fromEntries(devices.map(({ id }) => [id, id]))}
              onChoose={(id) => setSearch({ device: id })}
            />
          }
        />
      ) : (
        <Empty title="There is no device yet">Items belong to one. Add it first.</Empty>
      )}
    </Page>
  )
}

function ItemTable({ device, choice }: { readonly device: Device; readonly choice: preact.JSX.Element }) {
  const { data, error } = useApi<{ items: readonly Item[] }>(
    `/v1/items?device=${encodeURIComponent(device.id)}`,
  )
  const may = useMay()
  const [sought, setSought] = useState('')
  const [edited, setEdited] = useState<Item | 'new'>()
  const wanted = sought.toLowerCase()
  const items = data?.items.filter(({ item, name }) => `${item} ${name}`.toLowerCase().includes(wanted)) ?? []
  const columns: Column<Item>[] = [
    {
      title: 'Item',
      cell: (item) => (
        <button
          type="button"
          onClick={() => setEdited(item)}
          class="cursor-pointer text-left font-medium hover:text-accent hover:underline"
        >
          {item.name}
          <span class="block text-xs font-normal text-soft">{item.item}</span>
        </button>
      ),
    },
    { title: 'Tax', cell: ({ tax }) => tellWord(tax) },
    { title: 'Unit', cell: ({ unit }) => unit },
    { title: 'Class', cell: ({ classification }) => classification.code },
  ]
  return (
    <>
      <div class="mb-3 flex flex-wrap items-end gap-2">
        {choice}
        <TextInput
          type="search"
          label="Search"
          placeholder="Code or name"
          value={sought}
          onInput={(event) => setSought(event.currentTarget.value)}
        />
        {may('goods:write') && (
          <Button look="strong" onClick={() => setEdited('new')}>
            Add an item
          </Button>
        )}
      </div>
      <Failure error={error} />
      {data && items.length === 0 ? (
        <Empty title={wanted ? 'Nothing fits' : 'There are no items yet'}>
          {wanted ? 'Try another word.' : 'Without them a till has to send name, unit, tax and class itself.'}
        </Empty>
      ) : (
        <Table caption="Items" columns={columns} rows={items} keyOf={({ item }) => item} />
      )}
      {edited && (
        <ItemDialog
          device={device}
          {...(edited === 'new' ? {} : { item: edited })}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}
