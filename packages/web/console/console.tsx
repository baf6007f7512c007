import { Route, Switch } from 'wouter-preact'
import { Frame } from '../parts/frame.js'
import { Empty, Page } from '../parts/page.js'
import { BehaviourPage } from './behaviour.js'
import { ClockPage } from './clock.js'
import { CoveragePage } from './coverage.js'
import { DevicesPage } from './devices.js'
import { FaultsPage } from './faults.js'
import { JournalPage } from './journal/journal-page.js'
import { LedgerPage } from './ledger.js'
import { State } from './state.js'
import { TaxpayersPage } from './taxpayers.js'

const PLACES = {
  '/': ['Journal', JournalPage],
  '/ledger': ['Ledger', LedgerPage],
  '/taxpayers': ['Taxpayers', TaxpayersPage],
  '/devices': ['Devices', DevicesPage],
  '/faults': ['Faults', FaultsPage],
  '/clock': ['Clock', ClockPage],
  '/behaviour': ['Behaviour', BehaviourPage],
  '/coverage': ['Coverage', CoveragePage],
} as const

const NAMES = Object.fromEntries(Object.entries(PLACES).map(([path, [name]]) => [path, name]))

/** All screens of the sandbox's page. */
export function Console() {
  return (
    <Frame name="Risiti sandbox" places={NAMES} state={<State />}>
      <Switch>
        {Object.entries(PLACES).map(([path, [, screen]]) => (
          <Route key={path} path={path} component={screen} />
        ))}
        <Route>
          <Page title="Nothing is here" about="There is no such screen.">
            <Empty title="Choose one above">Or go back.</Empty>
          </Page>
        </Route>
      </Switch>
    </Frame>
  )
}
