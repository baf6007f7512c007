import { z } from 'zod'

const decimalText = (description: string) =>
  z.string().meta({ description, format: 'decimal', examples: ['250'] })

/** A line of a customs declaration, as the authority tells it, in no country's terms. What it does not tell is absent. */
export const importedGoodsSchema = z.strictObject({
  declaration: z
    .strictObject({
      task: z.string().meta({ description: 'With "line" it tells the goods from all others.' }),
      line: z.int().meta({ description: 'Its place in the declaration; the first is 1.' }),
      number: z.string().meta({ description: 'The number that customs gave.' }),
      date: z.string().meta({ description: 'Its day, as customs writes it.', examples: ['24112026'] }),
    })
    .meta({ description: 'The customs declaration.' }),
  customsCode: z.string().meta({ description: 'The customs tariff code (HS).' }),
  name: z.string().meta({ description: 'What customs calls them.' }),
  origin: z.string().meta({ description: 'Where they were made, ISO 3166.' }).optional(),
  exportedFrom: z.string().meta({ description: 'Where they were sent from, ISO 3166.' }).optional(),
  quantity: decimalText('How much, in "unit".').optional(),
  unit: z.string().meta({ description: 'The unit of customs, which need not be one of yours.' }).optional(),
  packages: decimalText('How many packages.').optional(),
  packaging: z.string().meta({ description: 'What kind of packages.' }).optional(),
  grossWeight: decimalText('With the packing.').optional(),
  netWeight: decimalText('Without it.').optional(),
  supplier: z.string().meta({ description: 'Who sent them.' }).optional(),
  agent: z.string().meta({ description: 'Who declared them.' }).optional(),
  invoice: z
    .strictObject({
      amount: decimalText('In "currency".'),
      currency: z.string().meta({ description: 'ISO 4217.' }),
      exchangeRate: decimalText('What one unit of it costs in the country’s currency.').optional(),
    })
    .meta({ description: 'The supplier’s invoice.' })
    .optional(),
})

export type ImportedGoods = z.infer<typeof importedGoodsSchema>
