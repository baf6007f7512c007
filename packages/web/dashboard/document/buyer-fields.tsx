import { Choice, TextInput } from '../../parts/fields.js'
import type { Buyer } from '../api/types.js'

interface BuyerFieldsProps {
  readonly buyer: Buyer | undefined
  readonly onChange: (change: { readonly buyer: Buyer | undefined }) => void
}

const KINDS = {
  '': 'Walk-in customer',
  consumer: 'Consumer',
  business: 'Business',
  government: 'Government',
  foreigner: 'Foreigner',
}

const SCHEMES = {
  'ug-tin': 'TIN (Uganda)',
  'ke-pin': 'PIN (Kenya)',
  'ug-nin': 'NIN',
  'ug-brn': 'BRN',
  passport: 'Passport',
}

/** Who buys, to be changed. */
export function BuyerFields({ buyer, onChange }: BuyerFieldsProps) {
  const set = (change: Partial<Buyer>) => buyer && onChange({ buyer: { ...buyer, ...change } })
  const { scheme = 'ug-tin', value = '' } = buyer?.taxId ?? {}
  return (
    <fieldset>
      <legend class="mb-1 text-sm font-semibold">Buyer</legend>
      <div class="grid grid-cols-1 gap-2 sm:grid-cols-2">
        <Choice
          label="Who buys"
          value={buyer?.kind ?? ''}
          options={KINDS}
          onChoose={(kind) => onChange({ buyer: kind === '' ? undefined : { ...buyer, kind } })}
        />
        {buyer && (
          <>
            <TextInput
              label="Name"
              value={buyer.name ?? ''}
              onInput={({ currentTarget: { value: name } }) => onChange({ buyer: withName(buyer, name) })}
            />
            <Choice
              label="Kind of number"
              value={scheme}
              options={SCHEMES}
              onChoose={(chosen) => set({ taxId: { scheme: chosen, value } })}
            />
            <TextInput
              label="Number"
              value={value}
              onInput={({ currentTarget: { value: text } }) =>
                onChange({ buyer: withTaxId(buyer, text === '' ? undefined : { scheme, value: text }) })
              }
            />
          </>
        )}
      </div>
    </fieldset>
  )
}

function withName({ name: _, ...rest }: Buyer, name: string): Buyer {
  const kept = rest as Buyer
  return name === '' ? kept : { ...kept, name }
}

function withTaxId({ taxId: _, ...rest }: Buyer, taxId: Buyer['taxId']): Buyer {
  const kept = rest as Buyer
  return taxId ? { ...kept, taxId } : kept
}
