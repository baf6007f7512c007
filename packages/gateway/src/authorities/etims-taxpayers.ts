import type { EtimsClient } from '@risiti/etims'
import { type TaxpayerRegister, told } from './taxpayers.js'

/** `A` of code list 15 is active, `D` is not. */
const ACTIVE = 'A'

/** KRA's register: `selectCustomer`, by PIN. */
export function etimsRegister(client: EtimsClient, ready: () => Promise<void>): TaxpayerRegister {
  return {
    schemes: ['ke-pin'],
    find: async ({ value }) => {
      await ready()
      const { data } = await client.selectCustomer({ custmTin: value })
      const row = data?.custList.find(({ tin }) => tin === value)
      if (!row) return undefined
      const { tin, taxprNm: name, taxprSttsCd, locDesc, sctrNm, dstrtNm, prvncNm } = row
      const address = [locDesc, sctrNm, dstrtNm, prvncNm].filter(Boolean).join(', ')
      const taxId = { scheme: 'ke-pin', value: tin } as const
      return { taxId, name, active: taxprSttsCd === ACTIVE, ...told({ address }) }
    },
  }
}
