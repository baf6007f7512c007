import { Route, Switch } from 'wouter-preact'
import { Frame } from '../parts/frame.js'
import { Empty, Page } from '../parts/page.js'
import { JournalPage } from './journal/journal-page.js'
import { State } from './state.js'

const PLACES = {
  '/': 'Journal',
}

/** All screens of the sandbox's page. */
export function Console() {
  return (
    <Frame name="Risiti sandbox" places={PLACES} state={<State />}>
      <Switch>
        <Route path="/" component={JournalPage} />
        <Route>
          <Page title="Nothing is here" about="">
            <Empty title="There is no such screen">Choose one above.</Empty>
          </Page>
        </Route>
      </Switch>
    </Frame>
  )
}
