import { describe, expect, test } from 'vitest'
import { placeInDocument } from '#src/document/place.js'

/** Two lines, the first of them discounted: three rows. */
const t109 = JSON.stringify({
  goodsDetails: [{ discountFlag: '1' }, { discountFlag: '0' }, { discountFlag: '2' }],
})

describe('a place in a T109 is told as the place in the document', () => {
  test.each([
    ['/goodsDetails/0/qty', '/lines/0/quantity'],
    ['/goodsDetails/1/item', '/lines/0/name'],
    ['/goodsDetails/2/taxRate', '/lines/1/tax'],
    ['/goodsDetails/2/goodsCategoryId', '/lines/1/classification/code'],
    ['/goodsDetails/2/total', '/lines/1'],
    ['/goodsDetails', '/lines'],
    ['/payWay/1/paymentMode', '/payments/1/method'],
    ['/payWay', '/payments'],
    ['/buyerDetails/buyerTin', '/buyer/taxId/value'],
    ['/buyerDetails/buyerLegalName', '/buyer/name'],
    ['/buyerDetails/buyerSector', '/buyer'],
    ['/basicInformation/currency', '/currency'],
    ['/basicInformation/issuedDate', '/issuedAt'],
    ['/summary/remarks', '/note'],
  ])('%s is %s', (wire, place) => {
    expect(placeInDocument(wire, t109)).toBe(place)
  })

  test.each(['/summary/grossAmount', '/taxDetails/0/taxAmount', '/basicInformation/invoiceKind', ''])(
    '%s is computed of the whole document',
    (wire) => {
      expect(placeInDocument(wire, t109)).toBe('')
    },
  )

  test.each(['/sellerDetails/emailAddress', '/extend/reasonCode'])('%s is not from the document', (wire) => {
    expect(placeInDocument(wire, t109)).toBeUndefined()
  })
})
