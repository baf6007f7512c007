import { useState } from 'preact/hooks'
import { Page } from '../../parts/page.js'
import type { Choice } from './choice.js'
import { Done } from './done.js'
import { IdentityStep } from './identity-step.js'
import { PlaceStep } from './place-step.js'
import { SaleStep } from './sale-step.js'

const STEPS = ['Where you sell', 'Who you are', 'First receipt', 'Done']

/** From nothing to the first receipt: country, sandbox or in earnest, keys, handshake, sale. */
export function WelcomePage() {
  const [step, setStep] = useState(0)
  const [choice, setChoice] = useState<Choice>({
    authority: 'efris',
    environment: 'http://127.0.0.1:8788',
    isSandbox: true,
  })
  const [device, setDevice] = useState('')
  const [sold, setSold] = useState('')
  return (
    <Page title="Set up a device" about="A device fiscalises sales. It takes about two minutes.">
      <ol class="mb-5 grid grid-cols-4 gap-2">
        {STEPS.map((name, index) => (
          <li
            key={name}
            aria-current={index === step ? 'step' : undefined}
            class={`border-t-4 pt-1.5 text-xs sm:text-sm ${index <= step ? 'border-accent' : 'border-line text-soft'} ${index === step ? 'font-semibold' : ''}`}
          >
            {name}
          </li>
        ))}
      </ol>
      <div class="max-w-2xl rounded-2xl border border-line bg-raised p-5 shadow-xs">
        {step === 0 && <PlaceStep choice={choice} onChange={setChoice} onNext={() => setStep(1)} />}
        {step === 1 && (
          <IdentityStep
            choice={choice}
            onBack={() => setStep(0)}
            onReady={(id) => {
              setDevice(id)
              setStep(2)
            }}
          />
        )}
        {step === 2 && (
          <SaleStep
            device={device}
            onSold={(id) => {
              setSold(id)
              setStep(3)
            }}
          />
        )}
        {step === 3 && <Done device={device} document={sold} />}
      </div>
    </Page>
  )
}
