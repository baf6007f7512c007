import { Link } from 'wouter-preact'
import { CopyButton } from '../parts/copy-button.js'
import { Facts } from '../parts/facts.js'
import { Code } from '../parts/json.js'
import { Page, Panel } from '../parts/page.js'
import { useFixedRoute, useRoute } from './api.js'
import { firstCalls } from './first-calls.js'

/** What to do first: shown while nothing has arrived. */
export function FirstSteps() {
  const { data: doors } = useFixedRoute('doors')
  const { data: devices } = useRoute('devices')
  const { data: clock } = useRoute('clock')
  if (!doors || !devices || !clock) return <p class="p-4 text-soft">Loading.</p>
  const { tlsUrl } = doors
  const addresses = doors.doors.map(({ name, url }) => [name, <Address key={url} url={url} />] as const)
  return (
    <Page
      title="Nothing arrived yet"
      about="Point a client at one of these addresses, and its calls appear here, decrypted, as they come."
    >
      <Panel title="Where the authorities listen">
        <Facts
          facts={{
            ...Object.fromEntries(addresses),
            'With TLS': tlsUrl && <Address url={`${tlsUrl}, the same paths`} />,
          }}
        />
      </Panel>
      {firstCalls(doors, devices, clock.now).map(({ title, command }) => (
        <Panel key={title} title={title} tools={<CopyButton text={command}>Copy</CopyButton>}>
          <Code label={`Command: ${title}`} wrap>
            {command}
          </Code>
        </Panel>
      ))}
      <p class="text-soft">
        Taxpayers, goods and the keys to sign with are under{' '}
        <Link href="/taxpayers" class="text-accent underline">
          Taxpayers
        </Link>
        .
      </p>
    </Page>
  )
}

function Address({ url }: { readonly url: string }) {
  return <span class="font-mono text-xs/5 break-all">{url}</span>
}
