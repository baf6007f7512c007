import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Panel } from '../../parts/page.js'
import { useApi } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { useDevices } from '../when.js'
import { ReceiptDialog } from './receipt-dialog.js'
import { LANGUAGES, PAPERS, type ReceiptSettings, settingsPath } from './receipt-settings.js'

/** How the receipts of each device look. */
export function Receipts() {
  const devices = useDevices()
  return (
    <Panel title="Receipts">
      {devices.length === 0 && <p class="text-soft">Add a device first: each has receipts of its own.</p>}
      <ul aria-label="Receipts" class="-my-2 divide-y divide-line empty:hidden">
        {devices.map(({ id }) => (
          <Row key={id} device={id} />
        ))}
      </ul>
    </Panel>
  )
}

function Row({ device }: { readonly device: string }) {
  const { data: settings } = useApi<ReceiptSettings>(settingsPath(device))
  const [isChanging, setChanging] = useState(false)
  const may = useMay()
  return (
    <li class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2.5">
      <p class="min-w-0">
        <span class="font-medium wrap-anywhere">{device}</span>
        {settings && <span class="block text-sm text-soft">{tellSettings(settings)}</span>}
      </p>
      {settings && may('devices:write') && (
        <Button aria-label={`Change the receipts of ${device}`} onClick={() => setChanging(true)}>
          Change
        </Button>
      )}
      {settings && isChanging && (
        <ReceiptDialog device={device} settings={settings} onClose={() => setChanging(false)} />
      )}
    </li>
  )
}

function tellSettings({ language, paper, header, footer, logo, printer }: ReceiptSettings): string {
  const own = [
    logo !== undefined && 'a logo',
    header.length > 0 && 'a head of your own',
    footer.length > 0 && 'a foot of your own',
    printer !== undefined && `the printer at ${printer.host}`,
  ].filter(Boolean)
  return [LANGUAGES[language], PAPERS[paper ?? ''], ...own].join(' · ')
}
