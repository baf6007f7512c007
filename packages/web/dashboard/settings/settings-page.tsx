import { Page } from '../../parts/page.js'
import { useMay } from '../api/use-caller.js'
import { Receipts } from './receipts.js'
import { Users } from './users.js'
import { You } from './you.js'

/** Who is signed in, who else may sign in, and how receipts look. */
export function SettingsPage() {
  const may = useMay()
  return (
    <Page title="Settings" about="You, the people of the account, and how its receipts look.">
      <You />
      {may('access:read') && <Users />}
      {may('devices:read') && <Receipts />}
    </Page>
  )
}
