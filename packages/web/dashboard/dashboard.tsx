import { Link, Redirect, Route, Switch } from 'wouter-preact'
import { Empty, Page } from '../parts/page.js'
import { AccountsPage } from './accounts/accounts-page.js'
import { useLock } from './api/lock.js'
import { useMay } from './api/use-caller.js'
import { useLive } from './api/use-live.js'
import { DevicePage } from './devices/device-page.js'
import { DevicesPage } from './devices/devices-page.js'
import { DocumentPage } from './document/document-page.js'
import { DocumentsPage } from './documents/documents-page.js'
import { Foot } from './foot.js'
import { ItemsPage } from './items/items-page.js'
import { KeysPage } from './keys/keys-page.js'
import { OverviewPage } from './overview/overview-page.js'
import { SettingsPage } from './settings/settings-page.js'
import { type Place, Shell } from './shell.js'
import { SignInPage } from './sign-in/sign-in-page.js'
import { WebhooksPage } from './webhooks/webhooks-page.js'
import { WelcomePage } from './welcome/welcome-page.js'

const PLACES: readonly Place[] = [
  { path: '/', name: 'Overview', icon: 'overview' },
  { path: '/documents', name: 'Documents', icon: 'documents', scope: 'documents:read' },
  { path: '/devices', name: 'Devices', icon: 'devices', scope: 'devices:read' },
  { path: '/items', name: 'Items', icon: 'items', scope: 'goods:read' },
  { path: '/webhooks', name: 'Webhooks', icon: 'webhooks', scope: 'webhooks:read' },
  { path: '/keys', name: 'API keys', icon: 'keys', scope: 'access:read' },
  { path: '/accounts', name: 'Accounts', icon: 'accounts', scope: 'admin' },
  { path: '/settings', name: 'Settings', icon: 'settings' },
]

/** All screens of the dashboard, for whom the gateway knows. */
export function Dashboard() {
  const lock = useLock()
  return lock === 'in' ? <Screens /> : <SignInPage hasEnded={lock === 'ended'} />
}

function Screens() {
  useLive()
  const may = useMay()
  return (
    <Shell places={PLACES.filter(({ scope }) => scope === undefined || may(scope))} foot={<Foot />}>
      <Switch>
        <Route path="/" component={OverviewPage} />
        <Route path="/documents" component={DocumentsPage} />
        <Route path="/documents/:id">{({ id }) => <DocumentPage key={id} id={id} />}</Route>
        <Route path="/devices" component={DevicesPage} />
        <Route path="/devices/:id">{({ id }) => <DevicePage key={id} id={id} />}</Route>
        <Route path="/items" component={ItemsPage} />
        <Route path="/webhooks" component={WebhooksPage} />
        <Route path="/keys" component={KeysPage} />
        <Route path="/accounts" component={AccountsPage} />
        <Route path="/settings" component={SettingsPage} />
        <Route path="/welcome" component={WelcomePage} />
        <Route path="/login">
          <Redirect to="/" />
        </Route>
        <Route>
          <Page title="Nothing is here" about="There is no such screen.">
            <Empty title="Choose a place from the menu">
              <Link href="/" class="text-accent underline">
                Or begin with the overview
              </Link>
            </Empty>
          </Page>
        </Route>
      </Switch>
    </Shell>
  )
}
