import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Dialog } from '../../parts/dialog.js'
import { Choice, TextArea } from '../../parts/fields.js'
import { Failure } from '../../parts/page.js'
import { Tick } from '../../parts/tick.js'
import { useOrder } from '../api/use-api.js'
import { LogoField } from './logo-field.js'
import { LANGUAGES, linesOf, PAPERS, type ReceiptSettings, settingsPath } from './receipt-settings.js'

interface ReceiptDialogProps {
  readonly device: string
  readonly settings: ReceiptSettings
  readonly onClose: () => void
}

/** Changes how the receipts of a device look. */
export function ReceiptDialog({ device, settings, onClose }: ReceiptDialogProps) {
  const [wish, setWish] = useState(settings)
  const [header, setHeader] = useState(settings.header.join('\n'))
  const [footer, setFooter] = useState(settings.footer.join('\n'))
  const { mutate, error, isPending } = useOrder()
  const save = () => {
    const body = { ...wish, header: linesOf(header), footer: linesOf(footer) }
    mutate({ path: settingsPath(device), method: 'PUT', body }, { onSuccess: onClose })
  }
  return (
    <Dialog title={`Receipts of ${device}`} onClose={onClose}>
      <form
        class="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div class="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Choice
            label="Language"
            value={wish.language}
            options={LANGUAGES}
            onChoose={(language) => setWish({ ...wish, language })}
          />
          <Choice
            label="Paper"
            value={wish.paper ?? ''}
            options={PAPERS}
            onChoose={(paper) => {
              const { paper: _, ...rest } = wish
              setWish(paper === '' ? rest : { ...rest, paper })
            }}
          />
        </div>
        <TextArea
          label="Your own lines under your name (one each)"
          value={header}
          onInput={(event) => setHeader(event.currentTarget.value)}
        />
        <TextArea
          label="Your own lines at the end (one each)"
          placeholder="Thank you, and come again"
          value={footer}
          onInput={(event) => setFooter(event.currentTarget.value)}
        />
        <LogoField
          logo={wish.logo}
          onChange={(logo) => {
            const { logo: _, ...rest } = wish
            setWish(logo === undefined ? rest : { ...rest, logo })
          }}
        />
        <Tick
          label="The total in words too"
          isTicked={wish.amountInWords}
          onTick={(amountInWords) => setWish({ ...wish, amountInWords })}
        />
        <Failure error={error} />
        <div class="flex justify-end">
          <Button type="submit" look="strong" disabled={isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
