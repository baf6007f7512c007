import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Failure, Page } from '../../parts/page.js'
import { useApi } from '../api/use-api.js'
import { pageAt, TurnPages } from '../turn-pages.js'
import { AccountDialog, FirstKey } from './account-dialog.js'
import { AccountRow } from './account-row.js'
import { SuspendDialog } from './suspend-dialog.js'
import type { Account } from './types.js'

type Deed = { readonly deed: 'add' } | { readonly deed: 'key' | 'suspend'; readonly account: Account }

/** The accounts of the gateway, for whoever runs it. */
export function AccountsPage() {
  const [cursor, setCursor] = useState('')
  const { data, error } = useApi<{ accounts: readonly Account[]; next?: string }>(
    pageAt('/v1/accounts', cursor),
  )
  const [open, setOpen] = useState<Deed>()
  const close = () => setOpen(undefined)
  return (
    <Page
      title="Accounts"
      about="Each business has its own: devices, documents, keys and people of one are never seen by another."
      tools={
        <Button look="strong" onClick={() => setOpen({ deed: 'add' })}>
          Add an account
        </Button>
      }
    >
      <Failure error={error} />
      {data && (
        <ul
          aria-label="Accounts"
          class="divide-y divide-line rounded-xl border border-line bg-raised shadow-xs"
        >
          {data.accounts.map((account) => (
            <AccountRow
              key={account.id}
              account={account}
              onKey={() => setOpen({ deed: 'key', account })}
              onSuspend={() => setOpen({ deed: 'suspend', account })}
            />
          ))}
        </ul>
      )}
      <TurnPages cursor={cursor} next={data?.next} onTurn={setCursor} />
      {open?.deed === 'add' && <AccountDialog onClose={close} />}
      {open?.deed === 'key' && <FirstKey account={open.account} onClose={close} />}
      {open?.deed === 'suspend' && <SuspendDialog account={open.account} onClose={close} />}
    </Page>
  )
}
