import { Link } from 'wouter-preact'
import { CopyButton } from '../parts/copy-button.js'
import { Code } from '../parts/json.js'
import { Page, Panel } from '../parts/page.js'
import { useFixedRoute, useRoute } from './api.js'
import { firstCalls } from './first-calls.js'

/** What to do first: shown while nothing has arrived. */
export function FirstSteps() {
  const { data } = useFixedRoute('doors')
  const { data: clock } = useRoute('clock')
  return (
    <Page
      title="Nothing arrived yet"
      about="Point a client at one of these addresses, and its calls appear here, decrypted, as they come."
    >
      <Panel title="Where the authorities listen">
        <dl class="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
          {data?.doors.map(({ name, url }) => (
            <div key={url} class="contents">
              <dt class="text-soft">{name}</dt>
              <dd class="font-mono text-xs/5 break-all">{url}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      {data &&
        clock &&
        firstCalls(data, clock.now).map(({ title, command }) => (
          <Panel key={title} title={title} tools={<CopyButton text={command}>Copy</CopyButton>}>
            <Code label={title} wrap>
              {command}
            </Code>
          </Panel>
        ))}
      <p class="text-soft">
        Taxpayers, devices, goods and keys to sign with are under{' '}
        <Link href="/taxpayers" class="text-accent underline">
          Taxpayers
        </Link>
        .
      </p>
    </Page>
  )
}
