import { describe, expect, test } from 'vitest'
import { placeInDocument } from '#src/document/place.js'

/** Two lines, the first of them discounted: three rows. The first payment went back as change. Two taxes, two levies. */
const t109 = JSON.stringify({
  goodsDetails: [{ discountFlag: '1' }, { discountFlag: '0' }, { discountFlag: '2' }],
  payWay: [{ orderNumber: 'b' }, { orderNumber: 'c' }],
  taxDetails: [
    { taxCategoryCode: '01' },
    { taxCategoryCode: '05' },
    { taxCategoryCode: '08' },
    { taxCategoryCode: '10' },
  ],
})

describe('a place in a T109 is told as the place in the document', () => {
  test.each([
    ['/goodsDetails/0/qty', '/lines/0/quantity'],
    ['/goodsDetails/1/item', '/lines/0/name'],
    ['/goodsDetails/2/taxRate', '/lines/1/tax'],
    ['/goodsDetails/2/goodsCategoryId', '/lines/1/classification/code'],
    ['/goodsDetails/2/total', '/lines/1'],
    ['/goodsDetails', '/lines'],
    ['/payWay/1/paymentMode', '/payments/2/method'],
    ['/payWay/0', '/payments/1'],
    ['/payWay', '/payments'],
    ['/buyerDetails/buyerTin', '/buyer/taxId/value'],
    ['/buyerDetails/buyerLegalName', '/buyer/name'],
    ['/buyerDetails/buyerBusinessName', '/buyer/tradeName'],
    ['/buyerDetails/buyerSector', '/ext/ug/sector'],
    ['/buyerDetails/buyerLinePhone', '/buyer'],
    ['/sellerDetails/branchId', '/ext/ug/branch/id'],
    ['/basicInformation/currencyRate', '/exchangeRate'],
    ['/basicInformation/oriInvoiceId', '/preceding'],
    ['/basicInformation/invoiceIndustryCode', '/ext/ug/industry'],
    ['/goodsDetails/2/exciseRate', '/lines/1/excise'],
    ['/goodsDetails/2/stick', '/lines/1/excise/pieces'],
    ['/goodsDetails/0/vatProjectId', '/lines/0/ext/ug/project/id'],
    ['/goodsDetails/0/totalWeight', '/lines/0/ext/ug/netWeight'],
    ['/taxDetails/2/taxRate', '/levies/0'],
    ['/taxDetails/3/taxRateName', '/levies/1'],
    ['/extend/reasonCode', '/preceding/reason'],
    ['/extend', '/preceding'],
    ['/buyerExtend/meterStatus', '/ext/ug/property/meter'],
    ['/importServicesSeller/importAddress', '/ext/ug/importedService/supplier/address'],
    ['/airlineGoodsDetails/1/total', '/ext/ug/airline/1/total'],
    ['/airlineGoodsDetails', '/ext/ug/airline'],
    ['/edcDetails/pumpNo', '/ext/ug/fuel/pump'],
    ['/agentEntity/tin', '/ext/ug/principal/tin'],
    ['/basicInformation/currency', '/currency'],
    ['/basicInformation/issuedDate', '/issuedAt'],
    ['/summary/remarks', '/note'],
  ])('%s is %s', (wire, place) => {
    expect(placeInDocument(wire, t109)).toBe(place)
  })

  test.each([
    '/summary/grossAmount',
    '/taxDetails/0/taxAmount',
    '/taxDetails/1',
    '/taxDetails',
    '/basicInformation/invoiceKind',
    '',
  ])('%s is computed of the whole document', (wire) => {
    expect(placeInDocument(wire, t109)).toBe('')
  })

  test.each(['/sellerDetails/emailAddress', '/sellerDetails', '/contactEmail', '/sellersReferenceNo'])(
    '%s is not from the document',
    (wire) => {
      expect(placeInDocument(wire, t109)).toBeUndefined()
    },
  )

  test('who imports a service is written as the buyer, from the register', () => {
    const imported = JSON.stringify({ basicInformation: { invoiceIndustryCode: '104' } })
    expect(placeInDocument('/buyerDetails/buyerTin', imported)).toBeUndefined()
  })
})

describe('a place in a T110 is told as the place in the note', () => {
  const t110 = JSON.stringify({ goodsDetails: [{}, {}] })

  test.each([
    ['/goodsDetails/1/qty', '/lines/1/quantity'],
    ['/goodsDetails/1/orderNumber', '/lines/1/precedingLine'],
    ['/oriInvoiceNo', '/preceding/fiscalNumber'],
    ['/oriInvoiceId', '/preceding'],
    ['/reasonCode', '/preceding/reason'],
    ['/reason', '/preceding/explanation'],
    ['/currency', '/currency'],
    ['/remarks', '/note'],
    ['/buyerDetails/buyerTin', '/buyer/taxId/value'],
    ['/basicInformation/operator', '/operator'],
    ['/summary/grossAmount', ''],
  ])('%s is %s', (wire, place) => {
    expect(placeInDocument(wire, t110)).toBe(place)
  })
})
