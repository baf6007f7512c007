import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Empty, Failure, Page } from '../../parts/page.js'
import { Tick } from '../../parts/tick.js'
import { useApi } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { pageAt, TurnPages } from '../turn-pages.js'
import { KeyDialog } from './key-dialog.js'
import { KeyRow } from './key-row.js'
import { RevokeDialog } from './revoke-dialog.js'
import { RotateDialog } from './rotate-dialog.js'
import type { ApiKey } from './types.js'

type Deed = { readonly deed: 'make' } | { readonly deed: 'replace' | 'revoke'; readonly key: ApiKey }

/** The keys by which programs come in. */
export function KeysPage() {
  const [cursor, setCursor] = useState('')
  const { data, error } = useApi<{ apiKeys: readonly ApiKey[]; next?: string }>(
    pageAt('/v1/api-keys', cursor),
  )
  // What is asked stays open here: a key that is replaced or revoked may leave the list before its successor was seen.
  const [open, setOpen] = useState<Deed>()
  const close = () => setOpen(undefined)
  const [withEnded, setWithEnded] = useState(false)
  const may = useMay()
  const keys = data?.apiKeys.filter(({ active }) => active || withEnded) ?? []
  return (
    <Page
      title="API keys"
      about="What tills and other programs come in with. Give each its own, so that you can end one and not all."
      tools={
        may('access:write') && (
          <Button look="strong" onClick={() => setOpen({ deed: 'make' })}>
            Make a key
          </Button>
        )
      }
    >
      <Failure error={error} />
      <div class="mb-2">
        <Tick label="Show those that have ended" isTicked={withEnded} onTick={setWithEnded} />
      </div>
      {data && keys.length === 0 && (
        <Empty title="There is no key here">A till needs one: make it, and put it into the till.</Empty>
      )}
      {keys.length > 0 && (
        <ul
          aria-label="API keys"
          class="divide-y divide-line rounded-xl border border-line bg-raised shadow-xs"
        >
          {keys.map((key) => (
            <KeyRow
              key={key.id}
              apiKey={key}
              onReplace={() => setOpen({ deed: 'replace', key })}
              onRevoke={() => setOpen({ deed: 'revoke', key })}
            />
          ))}
        </ul>
      )}
      <TurnPages cursor={cursor} next={data?.next} onTurn={setCursor} />
      {open?.deed === 'make' && <KeyDialog path="/v1/api-keys" onClose={close} />}
      {open?.deed === 'replace' && <RotateDialog apiKey={open.key} onClose={close} />}
      {open?.deed === 'revoke' && <RevokeDialog apiKey={open.key} onClose={close} />}
    </Page>
  )
}
