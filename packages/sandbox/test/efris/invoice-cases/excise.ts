import { exported } from '../invoices.js'
import { brewed, brewedCheaper, dutyFree, thermal } from '../sales.js'
import { all, type Change, casesOf, goods, into, long, registered, summary, tax } from './case.js'

/** The duty that a registered good bears. */
const withDuty =
  (itemCode: string, exciseDutyCode: string | undefined): Change =>
  ({ sellerDetails: { tin } }, books) => {
    const { goods: known } = books.taxpayers.get(tin)!
    known.set(itemCode, { ...known.get(itemCode)!, exciseDutyCode })
  }

/** The lager and its discount under another duty. */
const lagerOf = (categoryId: string, categoryName: string): Change =>
  all(
    withDuty('LAGER-24', categoryId),
    into('goodsDetails.0', { categoryId, categoryName }),
    into('goodsDetails.1', { categoryId, categoryName }),
  )

const toWater: Change = all(
  goods(3, 'itemCode', 'WATER-1L'),
  goods(3, 'item', 'Mineral water 1 l'),
  goods(3, 'goodsCategoryId', '50202301'),
  goods(3, 'unitOfMeasure', 'PCE'),
)

export const EXCISE_CASES = [
  ...casesOf(brewed, [
    ['1221', goods(0, 'categoryId', ''), 0],
    ['1223', goods(0, 'categoryId', long(19)), 0],
    ['1224', goods(0, 'categoryName', ''), 0],
    ['1226', goods(0, 'categoryName', long(1025)), 0],
    ['1231', goods(0, 'exciseRate', ''), 0],
    ['1234', goods(0, 'exciseRate', '0.30000000000000000000'), 0],
    ['1341', goods(0, 'exciseRate', '30%'), 0],
    ['1235', goods(0, 'exciseRule', ''), 0],
    ['1236', goods(0, 'exciseRule', '3'), 0],
    ['1237', goods(0, 'exciseTax', ''), 0],
    ['1239', goods(0, 'exciseTax', '32855.28030'), 0],
    ['2832', goods(0, 'exciseRateName', ''), 0],
    ['1243', goods(2, 'pack', ''), 2],
    ['1245', goods(2, 'pack', '1.000000001'), 2],
    ['1247', goods(2, 'pack', '0'), 2],
    ['1248', goods(2, 'pack', '-1'), 2],
    ['2883', goods(2, 'pack', '2'), 2],
    ['1249', goods(2, 'stick', ''), 2],
    ['1251', goods(2, 'stick', '1234567890123'), 2],
    ['1253', goods(2, 'stick', '0.0'), 2],
    ['1254', goods(2, 'stick', '-20'), 2],
    ['2884', goods(2, 'stick', '24'), 2],
    ['1255', goods(2, 'exciseUnit', ''), 2],
    ['1256', goods(2, 'exciseUnit', '???'), 2],
    ['1256', goods(2, 'exciseUnit', '103'), 2],
    ['1257', goods(2, 'exciseCurrency', ''), 2],
    ['1259', goods(2, 'exciseCurrency', long(11)), 2],
    ['2181', goods(2, 'exciseCurrency', 'XYZ'), 2],
    ['2181', goods(2, 'exciseCurrency', 'USD'), 2],
    ['1232', goods(3, 'exciseRate', '0.3'), 3],
    ['2790', goods(3, 'exciseTax', '1'), 3],

    ['2850', goods(3, 'exciseFlag', '1'), 3],
    ['2851', registered({ isRegisteredForExcise: false }), 0],
    ['2848', goods(2, 'exciseFlag', '2'), 2],
    ['3113', toWater, 3],
    ['1327', goods(0, 'categoryId', 'LED999999'), 0],
    ['1338', goods(0, 'categoryId', 'LED040000'), 0],
    ['1339', goods(0, 'categoryId', 'LED120200'), 0],
    ['1328', goods(0, 'categoryName', 'Beer'), 0],
    ['2849', all(goods(0, 'categoryId', 'LED040300'), goods(0, 'categoryName', 'Opaque beer')), 0],

    ['1346', goods(1, 'exciseTax', '3285.53'), 1],
    ['1347', goods(0, 'exciseTax', '-32855.28'), 0],
    ['1340', goods(0, 'exciseRate', '-'), 0],
    ['2793', goods(0, 'exciseRate', '0.6'), 0],
    ['2793', lagerOf('LED040100', 'Beer of imported malt'), 0],
    ['2793', goods(2, 'exciseRate', '950'), 2],
    // A unit duty that is lower than the percentage, a rule that its duty does not have, a discount by another rule than its line.
    [
      '2795',
      all(
        goods(0, 'exciseRule', '2'),
        goods(0, 'exciseUnit', '102'),
        goods(0, 'exciseCurrency', 'UGX'),
        goods(0, 'pack', '1'),
        goods(0, 'stick', '12'),
      ),
      0,
    ],
    ['2795', lagerOf('LED050000', 'Cement'), 0],
    [
      '2795',
      all(
        goods(1, 'exciseRule', '2'),
        goods(1, 'exciseTax', '0'),
        goods(1, 'exciseUnit', '102'),
        goods(1, 'exciseCurrency', 'UGX'),
      ),
      1,
    ],
    ['2794', goods(0, 'exciseTax', '32855.30'), 0],
    ['2794', goods(1, 'exciseTax', '0'), 1],
    ['2794', goods(2, 'exciseTax', '3000.01'), 2],

    ['2831', tax(1, 'taxRateName', ''), 1],
    [
      '2785',
      all(tax(1, 'taxAmount', '29569.74'), tax(1, 'netAmount', '98565.85'), summary('taxAmount', '60668.05')),
    ],
    // The row of the opaque beer states more than the beer costs.
    ['1317', all(tax(2, 'netAmount', '17339.98'), tax(2, 'grossAmount', '20339.98'))],
    ['1344', summary('taxAmount', '28098.31')],
    ['1345', all(summary('grossAmount', '332674.57'), summary('netAmount', '272006.51'))],
  ]),
  ...casesOf(brewedCheaper, [['2792', goods(1, 'exciseTax', '-300'), 1]]),
  ...casesOf(thermal, [
    ['2793', goods(0, 'exciseRate', '0.1'), 0],
    ['2794', goods(0, 'exciseTax', '1'), 0],
  ]),
  ...casesOf(() => exported(), [['2852', goods(0, 'exciseFlag', '1'), 0]]),
  ...casesOf(dutyFree, [['2817', goods(0, 'exciseFlag', '1'), 0]]),
]
