import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { TextInput } from '../../parts/fields.js'

interface AskedProps {
  readonly scanned: string
  readonly onAsk: (text: string) => void
  readonly isOpen: boolean
}

/** A place to paste the text of a code, or to type what is printed beside it. */
export function Asked({ scanned, onAsk, isOpen }: AskedProps) {
  const [text, setText] = useState('')
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const ask = (what: string) => (event: Event) => {
    event.preventDefault()
    onAsk(what)
  }
  return (
    <details open={isOpen} class="mt-4 rounded-lg border border-line bg-raised">
      <summary class="cursor-pointer px-4 py-2.5 font-semibold">
        {scanned === '' ? 'What is on it' : 'Verify another receipt'}
      </summary>
      <div class="grid gap-5 border-t border-line p-4">
        <form onSubmit={ask(text)} class="grid gap-2">
          <TextInput
            label="What the QR code says: an address, or the text of an older one"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            required
          />
          <div>
            <Button type="submit" look="strong">
              Look it up
            </Button>
          </div>
        </form>
        <form
          onSubmit={ask(`?invoiceNo=${number.trim()}&antiFakeCode=${code.trim()}`)}
          class="grid gap-2 sm:grid-cols-2"
        >
          <TextInput
            label="Uganda: fiscal document number"
            value={number}
            onInput={(event) => setNumber(event.currentTarget.value)}
            inputmode="numeric"
            required
          />
          <TextInput
            label="Verification code"
            value={code}
            onInput={(event) => setCode(event.currentTarget.value)}
            inputmode="numeric"
            required
          />
          <div>
            <Button type="submit">Look the number up</Button>
          </div>
        </form>
      </div>
    </details>
  )
}
