import { ATTACHMENT_MB } from '#src/efris/rules/imports.js'
import { set } from '../invoices.js'
import { byAgent, flown, imported, pumped, servedAbroad, shipped } from '../sales.js'
import {
  all,
  basic,
  buyer,
  type Change,
  casesOf,
  goods,
  into,
  long,
  permitted,
  rights,
  seller,
  summary,
} from './case.js'

const supplier = (member: string, value: unknown) => set(`importServicesSeller.${member}`, value)
const fuel = (member: string, value: unknown) => set(`edcDetails.${member}`, value)

const toCoffee: Change = into('goodsDetails.0', {
  itemCode: 'COFFEE-60',
  item: 'Coffee beans, bag of 60 kg',
  goodsCategoryId: '50201706',
  unitOfMeasure: 'BG',
})

/** One more service of the principal, which the agent is not authorised for. */
const toTraining: Change = all(
  into('goodsDetails.0', { itemCode: 'TRAINING', item: 'Training' }),
  (_, books) => {
    const { goods: known } = books.taxpayers.get('1000000001')!
    known.set('TRAINING', { ...known.get('CONSULTING')!, goodsCode: 'TRAINING', goodsName: 'Training' })
  },
)

const closed =
  (tin: string): Change =>
  (_, books) =>
    permitted({ ownChannel: false })({ sellerDetails: { tin } }, books)

/** Industries and agents. */
export const KIND_CASES = [
  ...casesOf(imported, [
    ['2778', permitted({ importedServices: false })],
    ['2119', all(seller('referenceNo', ''), rights({ isReferenceNumberMandatory: '0' }))],
    ['2826', buyer('buyerTin', '1000029771')],
    ['2101', set('importServicesSeller', undefined)],
    ['2102', supplier('importBusinessName', long(501))],
    ['2104', supplier('importEmailAddress', 'a@b.c')],
    ['2105', supplier('importEmailAddress', 'nowhere')],
    ['2107', supplier('importContactNumber', long(31))],
    ['2108', supplier('importAddress', '')],
    ['2109', supplier('importAddress', long(501))],
    ['2115', supplier('importInvoiceDate', '')],
    ['2116', supplier('importInvoiceDate', '19/01/2026')],
    ['2118', supplier('importAttachmentName', `${long(253)}.pdf`)],
    ['2121', supplier('importAttachmentName', 'invoice.exe')],
    ['3096', supplier('importAttachmentContent', 'A'.repeat(ATTACHMENT_MB * 1024 * 1024 * 1.4))],
    ['2820', toCoffee, 0],
  ]),
  ...casesOf(servedAbroad, [
    ['2820', toCoffee, 0],
    ['1334', basic('invoiceIndustryCode', '101'), 0],
  ]),
  ...casesOf(shipped, [
    ['2247', buyer('buyerLegalName', '')],
    ['2834', into('buyerDetails', { buyerType: '2', buyerLegalName: '', buyerCitizenship: 'KE-Kenya' })],
    ['3155', buyer('deliveryTermsCode', 'FOBX')],
    ['3157', buyer('deliveryTermsCode', 'XXX')],
    ['2872', goods(0, 'pieceMeasureUnit', '102'), 0],
  ]),
  ...casesOf(flown, [
    ['2808', set('airlineGoodsDetails', [])],
    ['2831', set('taxDetails.1.taxRateName', ''), 1],
  ]),
  ...casesOf(pumped, [
    ['2902', set('edcDetails', undefined)],
    ['2903', fuel('tankNo', long(51))],
    ['2904', fuel('pumpNo', '')],
    ['2905', fuel('pumpNo', long(51))],
    ['2906', fuel('nozzleNo', '')],
    ['2907', fuel('nozzleNo', long(51))],
    ['2909', fuel('controllerNo', long(51))],
    ['2911', fuel('acquisitionEquipmentNo', long(51))],
    ['2913', fuel('levelGaugeNo', long(51))],
    ['2915', fuel('mvrn', long(33))],
    [
      '2929',
      (_, books) =>
        (books.devices.find('1000000001_01')!.branchId = books.taxpayers.get('1000000001')!.branches[1]!.id),
    ],
    ['2974', fuel('nozzleNo', 'NOZZLE-9')],
    ['2975', fuel('tankNo', 'TANK-2')],
    ['2976', fuel('pumpNo', 'PUMP-2')],
    ['2977', fuel('controllerNo', 'EDC-0002')],
    ['2978', fuel('acquisitionEquipmentNo', 'AE-0002')],
    ['2979', fuel('levelGaugeNo', 'LG-0002')],
  ]),
  ...casesOf(byAgent, [
    ['2838', closed('1000000002')],
    ['3099', all(into('sellerDetails', {}), (_, books) => void (books.agencies as unknown[]).splice(0))],
    ['3100', set('agentEntity.tin', '1000000003')],
    ['3127', closed('1000000001')],
    ['3098', summary('modeCode', '0')],
    [
      '3097',
      into('goodsDetails.0', {
        itemCode: 'SODA-500',
        item: 'Soda 500 ml',
        goodsCategoryId: '50202306',
        unitOfMeasure: 'PCE',
      }),
    ],
    ['3122', toTraining, 0],
    ['2122', goods(0, 'itemCode', 'NOTHING'), 0],
  ]),
]
