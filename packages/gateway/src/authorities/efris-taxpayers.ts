import { type EfrisClient, EfrisRejection } from '@risiti/efris'
import { type TaxId, type Taxpayer, type TaxpayerRegister, told } from './taxpayers.js'

/** "The taxpayer does not exist or the state is abnormal!": URA does not say which. */
const NOT_SHOWN = '2261'

/** 201 of T119 is a person, 202 anything else. */
const PERSON = '201'

/** URA's register: T119, by TIN, or by NIN or BRN. */
export function efrisRegister(client: EfrisClient): TaxpayerRegister {
  return {
    schemes: ['ug-tin', 'ug-nin', 'ug-brn'],
    find: async (id) => {
      try {
        const wanted = id.scheme === 'ug-tin' ? { tin: id.value } : { ninBrn: id.value }
        return taxpayerOf(id, (await client.queryTaxpayerByTin(wanted)).taxpayer)
      } catch (error) {
        if (error instanceof EfrisRejection && error.returnCode === NOT_SHOWN) return undefined
        throw error
      }
    },
  }
}

type Answered = Awaited<ReturnType<EfrisClient['queryTaxpayerByTin']>>['taxpayer']

function taxpayerOf(asked: TaxId, answered: Answered): Taxpayer {
  const { tin, legalName, businessName, taxpayerType, governmentTIN } = answered
  const { address, contactNumber: phone, contactEmail: email } = answered
  return {
    taxId: tin ? { scheme: 'ug-tin', value: tin } : asked,
    name: legalName ?? businessName ?? '',
    ...told({ tradeName: businessName }),
    kind: governmentTIN === '1' ? 'government' : taxpayerType === PERSON ? 'consumer' : 'business',
    active: true,
    ...told({ address, phone, email }),
  }
}
