import type { Switches } from '#src/efris/books.js'
import { LINE_LIMIT } from '#src/efris/rules/invoice-head.js'
import { exported, invoice, line, OWN_NUMBERS, receipt, set, taxRow } from '../invoices.js'
import {
  all,
  basic,
  buyer,
  type Change,
  casesOf,
  goods,
  into,
  long,
  pay,
  rights,
  seller,
  summary,
  tax,
} from './case.js'

const toExport: Change = (document) => Object.assign(document, exported())

const switched =
  (switches: Partial<Switches>): Change =>
  (_, books) =>
    void Object.assign(books.switches, switches)

/** A document that the seller numbers itself, but for one of its numbers. */
const offline = (change: { basicInformation?: object; summary?: object }): Change =>
  all(
    into('basicInformation', { ...OWN_NUMBERS.basicInformation, ...change.basicInformation }),
    into('summary', { ...OWN_NUMBERS.summary, ...change.summary }),
    switched({ offlineNumbers: true }),
  )

const premises = (member: string, value: string) => set('buyerExtend', { [member]: value })

/** Goods of a category whose relief is over, sold at its rate in the place of soda. */
const goodsOfOther = (code: string, category: string, rate: string): Change =>
  all(
    goods(0, 'itemCode', code),
    goods(0, 'goodsCategoryId', category),
    goods(0, 'taxRate', rate),
    (_, books) => {
      const { goods: known } = books.taxpayers.get('1000000001')!
      known.set(code, { ...known.get('SODA-500')!, id: code, goodsCode: code, goodsCategoryId: category })
    },
  )

/** Members, discounts, goods, totals and payments: what every document has. */
export const GENERAL_CASES = casesOf(
  () => invoice(),
  [
    [
      '2070',
      (document) => {
        for (const part of Object.keys(document)) set(part, undefined)(document)
      },
    ],
    ['2067', set('sellerDetails', undefined)],
    ['2068', set('basicInformation', 'text')],
    ['2069', set('buyerDetails', undefined)],
    ['2071', set('goodsDetails', [])],
    ['1305', (document) => document.goodsDetails.push(...Array(LINE_LIMIT).fill({}))],
    ['2072', set('summary', undefined)],

    ['1100', seller('tin', '')],
    ['1101', seller('tin', '123')],
    ['1102', seller('tin', '1000000002')],
    ['1104', seller('ninBrn', long(101))],
    ['1105', seller('legalName', '')],
    ['1106', seller('legalName', long(257))],
    ['1108', seller('businessName', long(257))],
    ['1110', seller('address', long(501))],
    ['1112', seller('mobilePhone', long(31))],
    ['1114', seller('linePhone', long(31))],
    ['1115', seller('emailAddress', undefined)],
    ['1116', seller('emailAddress', 'a@b.c')],
    ['1117', seller('emailAddress', 'nowhere')],
    ['1119', seller('placeOfBusiness', long(501))],
    ['1120', all(seller('referenceNo', ''), rights({ isReferenceNumberMandatory: '1' }))],
    ['1121', seller('referenceNo', long(51))],
    ['2065', seller('ninBrn', '80000000000009')],
    ['2184', seller('branchId', long(19))],
    ['2185', seller('branchId', '123456789012345678')],
    ['2186', (document, books) => seller('branchId', books.taxpayers.get('1000000001')!.branch.id)(document)],
    ['2187', seller('branchName', long(501))],
    [
      '2188',
      (document, books) => {
        seller('branchId', books.taxpayers.get('1000000001')!.branch.id)(document)
        seller('branchName', 'Another branch')(document)
      },
    ],
    ['2252', seller('isCheckReferenceNo', '2')],
    ['2251', seller('isCheckReferenceNo', '11')],
    ['2254', all(seller('referenceNo', ''), seller('isCheckReferenceNo', '1'))],

    ['1123', basic('invoiceNo', long(21))],
    ['1125', basic('antifakeCode', long(21))],
    ['1127', basic('deviceNo', '1000000001_02')],
    ['1129', basic('issuedDate', '')],
    ['1130', basic('issuedDate', '20/01/2026 11:59:58')],
    ['1131', basic('operator', '')],
    ['1132', basic('operator', long(151))],
    ['1133', basic('currency', '')],
    ['1134', basic('currency', long(11))],
    ['2180', basic('currency', 'XYZ')],
    ['3052', all(basic('currency', 'USD'), switched({ ratesUpdating: true }))],
    ['1135', basic('invoiceType', '3')],
    ['3075', basic('invoiceType', '2')],
    ['1138', basic('oriInvoiceId', long(21))],
    ['1139', basic('invoiceKind', '3')],
    ['1140', basic('dataSource', undefined)],
    ['2047', basic('invoiceIndustryCode', '103')],
    ['2051', basic('isBatch', '2')],
    ['2240', basic('invoiceKind', '2')],
    ['2789', basic('issuedDate', '2026-01-19 23:59:59')],
    ['1323', basic('invoiceNo', '325000000001')],
    ['1324', basic('antifakeCode', '12345678901234567890')],
    ['1325', summary('qrCode', 'text')],
    ['1320', offline({ basicInformation: { invoiceNo: '' } })],
    ['1321', offline({ basicInformation: { antifakeCode: '' } })],
    ['1322', offline({ summary: { qrCode: '' } })],
    ['2064', offline({ basicInformation: { invoiceNo: '325000000001' } })],

    ['2202', premises('propertyType', long(51))],
    ['2204', premises('district', long(51))],
    ['2206', premises('municipalityCounty', long(51))],
    ['2208', premises('divisionSubcounty', long(51))],
    ['2210', premises('town', long(51))],
    ['2212', premises('cellVillage', long(61))],
    ['2214', premises('effectiveRegistrationDate', '19/10/2020')],
    ['2216', premises('meterStatus', '1011')],
    ['2217', premises('meterStatus', '103')],

    ['1143', buyer('buyerTin', '123')],
    ['1145', buyer('buyerNinBrn', long(101))],
    ['1147', buyer('buyerPassportNum', long(21))],
    ['1149', buyer('buyerLegalName', long(257))],
    ['1151', buyer('buyerBusinessName', long(257))],
    ['1153', buyer('buyerAddress', long(501))],
    ['1155', buyer('buyerEmail', 'a@b.c')],
    ['1156', buyer('buyerEmail', 'nowhere')],
    ['1158', buyer('buyerMobilePhone', long(31))],
    ['1160', buyer('buyerLinePhone', long(31))],
    ['1162', buyer('buyerPlaceOfBusi', long(501))],
    ['1163', buyer('buyerType', '9')],
    ['1165', buyer('buyerCitizenship', long(129))],
    ['1167', buyer('buyerSector', long(201))],
    ['1169', buyer('buyerReferenceNo', long(51))],
    ['2244', buyer('buyerType', '')],
    ['2245', buyer('buyerType', '0000')],
    ['3078', buyer('nonResidentFlag', '2')],
    ['3077', buyer('buyerType', '0')],
    ['2246', set('buyerDetails', { buyerType: '0', buyerTin: '1000029771' })],
    ['2249', set('buyerDetails', { buyerType: '0', buyerTin: '1999999999', buyerLegalName: 'Nobody' })],
    ['2839', buyer('buyerTin', '1000029771')],
    [
      '2248',
      all(
        set('buyerDetails', { buyerType: '0', buyerTin: '1000029771', buyerLegalName: 'Acme' }),
        switched({ buyerNames: true }),
      ),
    ],
    ['2887', buyer('buyerLegalName', '')],
    ['2888', set('buyerDetails', { buyerType: '2' })],
    ['3082', buyer('buyerType', '3')],
    [
      '3081',
      all(
        basic('invoiceType', '5'),
        set('buyerDetails', {
          buyerType: '3',
          buyerTin: '1000029780',
          buyerLegalName: 'Ministry of Examples',
        }),
      ),
    ],
    ['3083', set('buyerDetails', { buyerType: '3', buyerTin: '1000029771', buyerLegalName: 'Acme Ltd' })],

    ['1170', goods(3, 'deemedFlag', '0'), 3],
    ['1171', goods(3, 'discountFlag', '3'), 3],
    ['1175', goods(3, 'item', ''), 3],
    ['1176', goods(3, 'item', long(201)), 3],
    ['1179', goods(3, 'itemCode', ''), 3],
    ['1180', goods(3, 'itemCode', long(51)), 3],
    ['1181', goods(2, 'qty', '1'), 2],
    ['1183', goods(3, 'qty', '1.123456789'), 3],
    ['1185', goods(3, 'qty', '0'), 3],
    ['1186', goods(3, 'qty', '-5'), 3],
    ['1187', goods(2, 'unitPrice', '1'), 2],
    ['1189', goods(3, 'unitPrice', '1234567890123'), 3],
    ['1191', goods(3, 'unitPrice', '0'), 3],
    ['1192', goods(3, 'unitPrice', '-3200'), 3],
    ['1194', goods(3, 'total', ''), 3],
    ['1195', goods(3, 'total', '16000.00001'), 3],
    ['1196', goods(2, 'total', '22000.00'), 2],
    ['1197', goods(3, 'total', '0.00'), 3],
    ['1198', goods(3, 'total', '-16000'), 3],
    ['1200', goods(3, 'tax', ''), 3],
    ['1201', goods(3, 'tax', '0.00001'), 3],
    ['1202', goods(2, 'tax', '3355.93'), 2],
    ['1204', goods(0, 'tax', '-762.71'), 0],
    ['1209', goods(3, 'taxRate', ''), 3],
    ['1210', goods(0, 'taxRate', '0.18000'), 0],
    ['1213', goods(0, 'taxRate', '-0.18'), 0],
    ['1214', goods(0, 'discountTaxRate', '0.18'), 0],
    ['1215', goods(1, 'discountTaxRate', '0.1234567890123'), 1],
    ['1218', goods(1, 'discountTaxRate', '-0.18'), 1],
    ['1219', goods(3, 'orderNumber', '4'), 3],
    ['1220', goods(3, 'exciseFlag', ''), 3],
    ['1227', goods(3, 'goodsCategoryId', ''), 3],
    ['1228', goods(3, 'goodsCategoryId', long(19)), 3],
    ['1230', goods(3, 'goodsCategoryName', long(201)), 3],
    ['1318', goods(0, 'goodsCategoryId', '99999999'), 0],
    ['1331', goods(0, 'goodsCategoryId', '50202300'), 0],
    ['1330', goods(0, 'goodsCategoryId', '95101509'), 0],
    ['1267', goods(3, 'qty', ''), 3],
    ['1268', goods(3, 'unitPrice', ''), 3],
    ['2139', goods(3, 'unitOfMeasure', ''), 3],
    ['1336', goods(0, 'taxRate', '0.16'), 0],
    ['2855', goods(0, 'vatApplicableFlag', '2'), 0],
    ['2854', goods(0, 'vatApplicableFlag', '10'), 0],

    ['1172', all(goods(0, 'discountFlag', '0'), goods(0, 'qty', ''), goods(0, 'unitPrice', '')), 0],
    ['1173', goods(0, 'discountFlag', '1'), 0],
    ['1174', goods(4, 'discountFlag', '1'), 4],
    ['2787', goods(3, 'discountFlag', '0'), 3],
    ['1178', goods(2, 'item', 'Printer paper A4, 500 sheets (discount)'), 2],
    ['1205', goods(0, 'discountTotal', '-1'), 0],
    ['1206', goods(1, 'discountTotal', '-22000.0'), 2],
    ['3076', goods(1, 'discountTotal', ''), 1],
    ['3114', all(goods(1, 'discountTotal', '-220000.01'), goods(2, 'total', '-220000.01')), 1],

    ['2122', goods(0, 'itemCode', 'UNKNOWN'), 0],
    ['2123', goods(0, 'item', 'Soda'), 0],
    ['2124', goods(0, 'goodsCategoryId', '50202301'), 0],
    ['1208', goods(0, 'unitOfMeasure', '???'), 0],
    ['2197', goods(0, 'unitOfMeasure', 'BG'), 0],
    [
      '2788',
      (document, books) => {
        const { id, name } = books.taxpayers.get('1000000001')!.branches[1]!
        Object.assign(document.sellerDetails, { branchId: id, branchName: name })
      },
      0,
    ],
    [
      '1600',
      (document) => {
        document.goodsDetails = [
          line('0', 'LAMP-LED', 'LED lamp 9 W', '39101628', 'PCE', [
            '4',
            '12000',
            '48000.00',
            '0.18',
            '7322.03',
          ]),
        ]
        document.taxDetails = [taxRow('01', '0.18', '40677.97', '7322.03', '48000.00')]
        document.summary = {
          ...document.summary,
          netAmount: '40677.97',
          taxAmount: '7322.03',
          grossAmount: '48000.00',
          itemCount: '1',
        }
      },
      0,
    ],
    ['2823', goods(0, 'deemedFlag', '1'), 0],
    ['2850', goods(0, 'exciseFlag', '1'), 0],
    ['1232', goods(0, 'exciseRate', '0.1'), 0],
    ['2790', goods(0, 'exciseTax', '1'), 0],
    ['2856', goods(0, 'vatApplicableFlag', '0'), 0],

    ['3156', all(toExport, buyer('deliveryTermsCode', ''))],
    ['3158', all(toExport, goods(0, 'totalWeight', '')), 0],
    [
      '3196',
      all(
        toExport,
        goods(0, 'itemCode', 'CONSULTING'),
        goods(0, 'item', 'Consulting, one hour'),
        (document) => {
          goods(0, 'goodsCategoryId', '80101507')(document)
          goods(0, 'unitOfMeasure', 'UN')(document)
        },
      ),
      0,
    ],
    ['2048', all(toExport, goods(0, 'taxRate', '0.18')), 0],

    ['1316', goods(0, 'total', '5000.01'), 0],
    ['1332', goods(0, 'taxRate', '-'), 0],
    ['1333', goodsOfOther('DIAPERS', '53102305', '-'), 0],
    ['1334', goods(0, 'taxRate', '0'), 0],
    ['1335', goodsOfOther('FLOUR', '50221301', '0'), 0],
    ['2048', goods(3, 'taxRate', '0.18'), 3],
    ['2776', goods(0, 'tax', '762.72'), 0],

    ['1262', tax(1, 'netAmount', ''), 1],
    ['1263', tax(1, 'netAmount', '16000.00000'), 1],
    ['1266', tax(1, 'netAmount', '-16000'), 1],
    ['1269', tax(1, 'taxAmount', ''), 1],
    ['1270', tax(1, 'taxAmount', '0.00000'), 1],
    ['1273', tax(1, 'taxAmount', '-1'), 1],
    ['1274', tax(1, 'grossAmount', ''), 1],
    ['1275', tax(1, 'grossAmount', 'much'), 1],
    ['1278', tax(1, 'grossAmount', '-16000'), 1],
    ['1437', tax(1, 'taxRate', ''), 1],
    ['1438', tax(1, 'taxRate', '18%'), 1],
    ['1441', tax(1, 'taxRate', '-0.18'), 1],
    ['1479', tax(1, 'taxRateName', long(101)), 1],
    ['1280', tax(1, 'exciseUnit', '1022'), 1],
    ['1285', tax(1, 'exciseCurrency', long(11)), 1],
    ['2182', tax(1, 'exciseCurrency', 'XYZ'), 1],
    ['2828', tax(1, 'taxCategoryCode', ''), 1],
    ['2829', tax(1, 'taxCategoryCode', '001'), 1],
    ['2830', tax(1, 'taxCategoryCode', '12'), 1],
    ['2831', tax(1, 'taxCategoryCode', '05'), 1],
    ['2833', tax(1, 'taxRate', '0.18'), 1],
    ['2840', tax(1, 'taxCategoryCode', '11'), 1],
    ['1342', tax(0, 'grossAmount', '203000.01'), 0],
    ['3050', tax(1, 'taxAmount', '1'), 1],
    ['3051', tax(2, 'taxAmount', '1'), 2],
    ['2785', all(tax(0, 'taxAmount', '30966.09'), tax(0, 'netAmount', '172033.91'))],

    ['1289', summary('netAmount', '')],
    ['1290', summary('netAmount', '1.00000')],
    ['1293', summary('netAmount', '-1')],
    ['1294', summary('taxAmount', '')],
    ['1295', summary('taxAmount', '1.00000')],
    ['1298', summary('taxAmount', '-1')],
    ['1299', summary('grossAmount', '')],
    ['1300', summary('grossAmount', '1.00000')],
    ['1303', summary('grossAmount', '-1')],
    ['1304', summary('itemCount', '5')],
    ['1306', summary('modeCode', '2')],
    ['1308', summary('remarks', long(501))],
    ['1311', summary('qrCode', long(501))],
    ['1343', summary('netAmount', '202533.91')],
    ['1344', summary('taxAmount', '30966.11')],
    ['1345', summary('grossAmount', '233500.01')],
    [
      '1317',
      all(
        tax(1, 'netAmount', '15000'),
        tax(1, 'grossAmount', '15000'),
        summary('grossAmount', '232500'),
        summary('netAmount', '201533.90'),
      ),
    ],
    ['2075', rights({ maxGrossAmount: '233499.99' })],

    ['2262', pay('paymentMode', ''), 0],
    ['2263', pay('paymentMode', '1022'), 0],
    ['2264', pay('paymentMode', '199'), 0],
    ['2265', pay('paymentAmount', ''), 0],
    ['2266', pay('paymentAmount', '1.001'), 0],
    ['2270', all(pay('paymentAmount', '1'), switched({ paymentSum: true }))],
    ['1313', set('extend', { reason: long(1025) })],
    ['1315', set('extend', { reasonCode: '1011' })],
  ],
)

/** Receipts of a seller without VAT. */
export const RECEIPT_CASES = casesOf(
  () => receipt(),
  [
    ['1326', basic('invoiceKind', '1')],
    ['3087', goods(0, 'tax', '762.71'), 0],
  ],
)
