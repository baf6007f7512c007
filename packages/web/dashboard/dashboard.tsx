import { Link, Route, Switch } from 'wouter-preact'
import { Empty, Page } from '../parts/page.js'
import { DevicePage } from './devices/device-page.js'
import { DevicesPage } from './devices/devices-page.js'
import { DocumentPage } from './document/document-page.js'
import { DocumentsPage } from './documents/documents-page.js'
import { ItemsPage } from './items/items-page.js'
import { OverviewPage } from './overview/overview-page.js'
import { type Place, Shell } from './shell.js'

const PLACES: readonly Place[] = [
  { path: '/', name: 'Overview', icon: 'overview' },
  { path: '/documents', name: 'Documents', icon: 'documents' },
  { path: '/devices', name: 'Devices', icon: 'devices' },
  { path: '/items', name: 'Items', icon: 'items' },
]

/** All screens of the dashboard. */
export function Dashboard() {
  return (
    <Shell
      places={PLACES}
      foot={
        <a href="/docs" class="hover:text-ink hover:underline">
          API reference
        </a>
      }
    >
      <Switch>
        <Route path="/" component={OverviewPage} />
        <Route path="/documents" component={DocumentsPage} />
        <Route path="/documents/:id">{({ id }) => <DocumentPage key={id} id={id} />}</Route>
        <Route path="/devices" component={DevicesPage} />
        <Route path="/devices/:id">{({ id }) => <DevicePage key={id} id={id} />}</Route>
        <Route path="/items" component={ItemsPage} />
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
