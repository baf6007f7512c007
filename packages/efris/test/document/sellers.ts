import type { Registration } from '#src/session.js'

/** What T103 says of two sellers. */
export const vatSeller: Registration = {
  device: { deviceNo: '1000029771_02' },
  taxpayer: {
    tin: '1000029771',
    ninBrn: '80020001234567',
    legalName: 'NAKASERO TRADERS LIMITED',
    businessName: 'Nakasero Traders',
    contactEmail: 'till@example.test',
    contactMobile: '0700000000',
    placeOfBusiness: 'Kampala',
  },
  taxType: [
    { taxTypeCode: '302', taxTypeName: 'Income Tax' },
    { taxTypeCode: '301', taxTypeName: 'Value Added Tax', registrationDate: '04/09/2019' },
  ],
}

export const sellerWithoutVat: Registration = {
  ...vatSeller,
  taxType: [
    { taxTypeCode: '302', taxTypeName: 'Income Tax' },
    { taxTypeCode: '301', taxTypeName: 'Value Added Tax', cancellationDate: '01/07/2024' },
  ],
}
