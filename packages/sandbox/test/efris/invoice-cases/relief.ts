import { invoice } from '../invoices.js'
import { deemed, dutyFree, exempt, outOfScope } from '../sales.js'
import { all, buyer, type Change, casesOf, goods, into, long, permitted, summary, tax } from './case.js'

/** What is left to the project of the buyer. */
const left =
  (change: { quantity?: string; amount?: string }): Change =>
  ({ buyerDetails: { buyerTin } }, books) =>
    void Object.assign(books.buyers.get(buyerTin)!.relief!.projects[0]!, change)

export const RELIEF_CASES = [
  ...casesOf(deemed, [
    ['2809', buyer('buyerType', '2')],
    ['2823', all(buyer('buyerTin', '1000029771'), buyer('buyerLegalName', 'Acme Ltd')), 0],
    ['2821', permitted({ deemedSales: false })],
    ['2796', into('goodsDetails.2', { deemedExemptCode: '102', vatProjectId: '1', vatProjectName: 'x' })],
    ['3038', goods(0, 'deemedExemptCode', ''), 0],
    ['3039', goods(0, 'deemedExemptCode', '1011'), 0],
    ['3040', goods(0, 'deemedExemptCode', '103'), 0],
    ['3041', goods(0, 'vatProjectId', ''), 0],
    ['3042', goods(0, 'vatProjectId', long(19)), 0],
    ['3043', goods(0, 'vatProjectId', '123456789012345678'), 0],
    ['3044', goods(0, 'vatProjectName', ''), 0],
    ['3045', goods(0, 'vatProjectName', long(301)), 0],
    ['3046', goods(0, 'vatProjectName', 'Jinja Bridge'), 0],
    ['3048', into('goodsDetails.2', { deemedExemptCode: '101', vatProjectId: '1', vatProjectName: 'x' }), 2],
    [
      '1177',
      all(
        goods(0, 'item', 'Cement in bulk, one ton'),
        goods(1, 'item', 'Cement in bulk, one ton (Discount)'),
      ),
      0,
    ],
    ['1178', goods(1, 'item', 'Cement in bulk, one ton (Discount)'), 1],
    [
      '3047',
      (document, books) => {
        const { goods: known } = books.taxpayers.get('1000000006')!
        known.set('CEMENT-T', { ...known.get('CEMENT-T')!, measureUnit: 'BG' })
        goods(0, 'unitOfMeasure', 'BG')(document)
      },
      0,
    ],
    ['3037', left({ quantity: '9.99' })],
    ['3037', left({ amount: '6999999' })],
    ['1344', all(summary('taxAmount', '1071152.54'), summary('netAmount', '4883050.85'))],
    ['1345', all(summary('grossAmount', '7022000.00'), summary('netAmount', '7018644.07'))],
    ['2833', tax(0, 'taxRate', '0'), 0],
    [
      '1317',
      all(
        tax(0, 'taxCategoryCode', '01'),
        into('summary', { grossAmount: '7022000.00', taxAmount: '1071152.54', netAmount: '5950847.46' }),
      ),
    ],
  ]),
  ...casesOf(exempt, [
    [
      '3049',
      all(
        into('goodsDetails.0', { deemedFlag: '1', item: 'LED lamp 9 W (Deemed)' }),
        into('buyerDetails', { buyerTin: '1000029781', buyerLegalName: 'Nile Bridge Contractors Ltd' }),
      ),
      0,
    ],
    ['3079', goods(0, 'taxRate', '0.18'), 0],
    ['3080', goods(0, 'exciseRate', '0.1'), 0],
    ['3043', all(buyer('buyerTin', '1000029771'), buyer('buyerLegalName', 'Acme Ltd')), 0],
    ['1332', all(goods(0, 'deemedExemptCode', ''), goods(0, 'vatProjectId', '')), 0],
  ]),
  ...casesOf(outOfScope, [
    [
      '2859',
      all(
        into('goodsDetails.0', {
          deemedFlag: '1',
          deemedExemptCode: '101',
          vatProjectId: '1',
          vatProjectName: 'x',
        }),
        into('buyerDetails', { buyerType: '0', buyerTin: '1000029781' }),
        permitted({ deemedSales: true }),
      ),
      0,
    ],
    ['2857', goods(0, 'taxRate', '-'), 0],
    ['1334', goods(0, 'vatApplicableFlag', '1'), 0],
  ]),
  ...casesOf(
    () => invoice(),
    [
      ['2823', goods(0, 'deemedFlag', '1'), 0],
      ['2856', goods(0, 'vatApplicableFlag', '0'), 0],
    ],
  ),
  ...casesOf(dutyFree, [['2816', goods(0, 'taxRate', '-'), 0]]),
]
