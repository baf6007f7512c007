import {
  answeredBy,
  authority,
  badlyWritten,
  type CodeTable,
  developer,
  digits,
  hasWhen,
  lacks,
  lacksWhen,
  moreThanLeft,
  nobody,
  notMail,
  notOneOf,
  shop,
  tooLong,
  unlikeOriginal,
  wrongLength,
  wrongSign,
} from './rows.js'

/** Credit notes, and the cancellation of notes: application, decision, withdrawal, lists. */
export const creditCodes = (): CodeTable => ({
  // T110, T113 and T114.
  ...answeredBy(['T110', 'T113', 'T114'], {
    '300': developer(
      'The invoice that the note refers to is unknown.',
      'Send the fiscal number of an invoice of this seller, as T106 lists it.',
    ),
    '301': shop(
      'The invoice that the note refers to is not complete yet.',
      'Look the invoice up with T108 and apply once it is complete.',
    ),
    '303': authority(
      'The authority could not store the change of the application.',
      'Look at the application with T111 before sending anything again.',
      'reconcile-first',
    ),
    '304': developer(
      'Nothing was found under the original fiscal number.',
      'Check oriInvoiceNo against T106; the invoice has to be one of this seller.',
    ),
    '305': authority(
      'The authority could not approve the application.',
      'Read approveStatus with T111 before approving again.',
      'reconcile-first',
    ),
    '306': shop(
      'The invoice has a credit note already.',
      'Look it up with T111; cancel it with T114 if something else has to take its place.',
      'reconcile-first',
    ),
    '307': authority(
      'The authority found no approval process for the application.',
      'Ask URA to set up the approval; the request itself may be right.',
    ),
    '308': authority(
      'The decision on the application was not stored.',
      'Read approveStatus with T111 before deciding again.',
      'reconcile-first',
    ),
    '309': developer(
      'The application has no lines.',
      'Send at least one line of the original invoice in goodsDetails.',
    ),
    '310': developer(
      'The application cannot be voided in its present state; the printed text speaks of its date.',
      'Read approveStatus with T111; only an application that is not decided yet can be voided.',
    ),
    '311': developer(
      'No application has this businessKey.',
      'Send the id that T111 returned for the application.',
    ),
    '312': shop(
      'The document is too old for a credit or debit note.',
      'Ask URA; T115 holds the days allowed as creditNoteMaximumInvoicingDays.',
    ),
    '313': nobody(
      'The application is void already.',
      'Confirm it with T111; there is nothing left to void.',
      'reconcile-first',
    ),
    '314': shop(
      'The application has set a further process going, so it can no longer be voided.',
      'Ask URA to stop that process.',
    ),
    '315': nobody(
      'The authority carried the action out.',
      'There is nothing to do; T111 shows the new state.',
    ),
    '316': shop(
      'The seller has no taxpayer account at URA.',
      'The seller has to open or clear the account with URA.',
    ),
    '317': shop(
      'The invoice has a debit note already.',
      'Look it up with T106; cancel it with T114 (invoiceApplyCategoryCode 103) if a credit note has to follow.',
      'reconcile-first',
    ),
    '318': nobody(
      'The cancellation of this debit note has been applied for already.',
      'Wait for the decision, and read it with T111.',
      'reconcile-first',
    ),
    '319': nobody(
      'The credit note is cancelled already.',
      'Confirm it with T111; there is nothing left to cancel.',
      'reconcile-first',
    ),
  }),

  // T110: credit note application.
  ...answeredBy(['T110'], {
    '1400': developer(
      'The invoice that the credit note refers to does not exist.',
      'Send oriInvoiceId and oriInvoiceNo as T108 shows them.',
    ),
    '1401': nobody(
      'The invoice has been credited already.',
      'Find the credit note with T111 by oriInvoiceNo, and compare it with this one before anything else.',
      'reconcile-first',
    ),
    '1402': shop(
      'The invoice has a debit note, which excludes a credit note.',
      'Find it with T106; cancel it with T114 first if the invoice has to be credited.',
      'reconcile-first',
    ),
    '1403': developer(
      'The id and the number of the original belong to different invoices.',
      'Take oriInvoiceId and oriInvoiceNo from the same answer of T108.',
    ),
    '1423': developer(
      'The lines of the credit note are not numbered, or not in ascending order.',
      'Send goodsDetails.orderNumber as in the original, and sort the lines by it.',
    ),
    '1424': developer(
      'The number of a line is no whole number of at most four digits.',
      'Send the orderNumber of the original line as digits.',
    ),
    '1425': developer(
      'The number of a line was refused; the printed rule, not above -1, cannot be kept.',
      'Send the orderNumber of the original line, a whole number from 0.',
    ),
    '1426': developer(
      'The original invoice has no line with this number.',
      'Send the orderNumber that the line has in the original (T108).',
    ),
    '1427': unlikeOriginal('goodsDetails.item'),
    '1428': unlikeOriginal('goodsDetails.itemCode'),
    '1429': lacks('goodsDetails.qty', 'the quantity of the line'),
    '1430': digits('goodsDetails.qty', 12, 8),
    '1431': wrongSign('goodsDetails.qty', 'above', 'negative'),
    '1432': wrongSign('goodsDetails.qty', 'equal to', 'negative'),
    '1433': wrongSign('goodsDetails.qty', 'below', 'negative'),
    '1434': moreThanLeft('goodsDetails.qty'),
    '1435': unlikeOriginal('goodsDetails.unitOfMeasure'),
    '1443': unlikeOriginal('goodsDetails.taxRate'),
    '1444': lacks('goodsDetails.tax', 'the VAT contained in total, with two decimals'),
    '1445': digits('goodsDetails.tax', 12, 2),
    '1446': wrongSign('goodsDetails.tax', 'above', 'not positive'),
    '1447': wrongSign('goodsDetails.tax', 'equal to', 'not positive'),
    '1448': wrongSign('goodsDetails.tax', 'below', 'not positive'),
    '1449': moreThanLeft('goodsDetails.tax'),
    '1450': lacks('goodsDetails.total', 'quantity times unit price, with two decimals'),
    '1451': digits('goodsDetails.total', 12, 2),
    '1452': wrongSign('goodsDetails.total', 'above', 'negative'),
    '1453': wrongSign('goodsDetails.total', 'equal to', 'negative'),
    '1454': wrongSign('goodsDetails.total', 'below', 'negative'),
    '1455': lacks('goodsDetails.unitPrice', 'the price of one unit with tax'),
    '1456': digits('goodsDetails.unitPrice', 12, 8),
    '1457': wrongSign('goodsDetails.unitPrice', 'above', 'positive'),
    '1458': wrongSign('goodsDetails.unitPrice', 'equal to', 'positive'),
    '1459': wrongSign('goodsDetails.unitPrice', 'below', 'positive'),
    '1460': moreThanLeft('goodsDetails.total'),
    '1461': unlikeOriginal('goodsDetails.deemedFlag'),
    '1462': unlikeOriginal('goodsDetails.exciseFlag'),
    '1463': unlikeOriginal('goodsDetails.categoryId'),
    '1464': unlikeOriginal('goodsDetails.goodsCategoryId'),
    '1465': unlikeOriginal('goodsDetails.goodsCategoryName'),
    '1466': unlikeOriginal('goodsDetails.exciseRate'),
    '1467': unlikeOriginal('goodsDetails.exciseRule'),
    '1468': lacks('goodsDetails.exciseTax', 'the excise duty of the line'),
    '1469': digits('goodsDetails.exciseTax', 12, 2),
    '1470': wrongSign('goodsDetails.exciseTax', 'above', 'not positive'),
    '1471': wrongSign('goodsDetails.exciseTax', 'equal to', 'not positive'),
    '1472': wrongSign('goodsDetails.exciseTax', 'below', 'not positive'),
    '1473': unlikeOriginal('goodsDetails.pack'),
    '1474': unlikeOriginal('goodsDetails.stick'),
    '1475': unlikeOriginal('goodsDetails.exciseUnit'),
    '1476': unlikeOriginal('goodsDetails.exciseCurrency'),
    '1477': unlikeOriginal('goodsDetails.exciseRateName'),
    '2050': shop(
      'An export invoice cannot be credited by application.',
      'Ask URA how to correct the export; T110 does not do it.',
    ),
    '2074': developer(
      'The id of the original invoice is wrong.',
      'Send basicInformation.invoiceId of the original (T108) in oriInvoiceId.',
    ),
    '2783': lacks('oriInvoiceId', 'the invoiceId of the original (T108)'),
    '2784': tooLong('oriInvoiceId', 20),
    '2818': developer(
      'This credit has to be applied for without an original invoice.',
      'Send T110 with oriInvoiceId and oriInvoiceNo empty.',
    ),
    '3115': developer(
      'The credit note has a larger gross amount than the invoice has left.',
      'Make summary.grossAmount at most the original (T186 shows what is left).',
    ),
    '3116': developer(
      'The credit note has a larger tax amount than the invoice has left.',
      'Make summary.taxAmount at most the original (T186 shows what is left).',
    ),
    '3124': shop(
      'The agent may not credit without an original invoice for the principal.',
      'Credit a named invoice, or let the principal apply.',
    ),
  }),

  // T109 and T110.
  ...answeredBy(['T109', 'T110'], {
    '1404': notOneOf('reasonCode', '101 to 105 on a credit note, 101 to 103 on a debit note'),
    '1405': lacksWhen('reason', 'reasonCode is 105', 'why the invoice is credited, in words'),
    '1406': lacks('reason', 'why, in words'),
    '1407': tooLong('reason', 1024),
    '1408': lacks('applicationTime', 'the present time as yyyy-MM-dd HH:mm:ss'),
    '1409': badlyWritten('applicationTime', 'yyyy-MM-dd HH:mm:ss'),
    '1410': notOneOf('invoiceApplyCategoryCode', '101 for a credit note'),
    '1411': unlikeOriginal('currency'),
    '1412': lacks('contactName', 'whom URA may ask'),
    '1413': tooLong('contactName', 200),
    '1414': lacks('contactMobileNum', 'the mobile number of the contact'),
    '1415': tooLong('contactMobileNum', 30),
    '1416': lacks('contactEmail', 'the e-mail address of the contact'),
    '1417': wrongLength('contactEmail', 6, 50),
    '1418': notMail('contactEmail'),
    '1419': lacks('remark', 'a remark'),
    '1420': tooLong('remark', 500),
    '1421': lacks('sellersReferenceNo', "the seller's own number of the credit"),
    '1422': tooLong('sellersReferenceNo', 50),
    '3162': shop(
      'The invoice is being exported, so it cannot be credited.',
      'Wait until customs is done, and ask URA how to correct the export.',
    ),
    '3163': shop(
      'The invoice has less left than the credit note takes.',
      'Ask T186 for remainQty, and credit at most that.',
    ),
  }),

  // T106, T110 and T111.
  ...answeredBy(['T106', 'T110', 'T111'], {
    '1504': lacks('oriInvoiceNo', 'the fiscal number of the original'),
    '1505': tooLong('oriInvoiceNo', 20),
  }),

  // T111 and T113.
  ...answeredBy(['T111', 'T113'], {
    '1550': lacks('referenceNo', 'the reference number that the authority returned'),
    '1551': tooLong('referenceNo', 20),
  }),

  // T113: credit / debit note approval.
  ...answeredBy(['T113'], {
    '1552': notOneOf('approveStatus', '101 (approve) or 103 (reject)'),
    '1557': lacks('remark', 'the reason for the decision, in words'),
    '1558': tooLong('remark', 1024),
    '1559': lacks('taskId', 'the taskId that T111 returned'),
    '2061': nobody(
      'The application is decided already.',
      'Read the decision with T111; there is nothing left to approve.',
      'reconcile-first',
    ),
    '2777': developer(
      'No task has this taskId.',
      'Send the taskId that T111 (queryType 2) returned for the application.',
    ),
  }),

  // T111: credit / cancel-debit-note application list.
  ...answeredBy(['T111'], {
    '1553': notOneOf('queryType', '1 (own applications), 2 (to be decided) or 3 (decided)'),
    '1554': notOneOf('invoiceApplyCategoryCode', '101 (credit note) or 103 (cancellation of a debit note)'),
    '2893': lacks('creditNoteType', '1 for credit notes, 2 for those without an original'),
    '2894': tooLong('creditNoteType', 1),
    '2895': notOneOf('creditNoteType', '1 (with an original) or 2 (without)'),
  }),

  // T112: credit note application details.
  ...answeredBy(['T112'], {
    '1555': lacks('id', 'the id that the list returned'),
    '1556': tooLong('id', 20),
  }),

  // T114: cancel credit note / start cancellation of debit note.
  ...answeredBy(['T114'], {
    '1560': tooLong('taskId', 20),
    '1561': developer(
      'The note to cancel does not exist.',
      'Send its own fiscal number in invoiceNo, as T106 or T111 shows it.',
    ),
    '1562': developer(
      'The id of the original and the fiscal number of the note do not belong together.',
      'Take oriInvoiceId and invoiceNo of the note from the same row of T111.',
    ),
    '1563': developer(
      'The note to cancel is a debit note, but another kind was named.',
      'Send invoiceApplyCategoryCode 103.',
    ),
    '1564': developer(
      'The note to cancel is a credit note, but another kind was named.',
      'Send invoiceApplyCategoryCode 104.',
    ),
    '1565': lacks('reason', 'why, in words'),
    '1566': tooLong('reason', 1024),
    '1567': notOneOf('reasonCode', '101, 102 or 103'),
    '1568': lacksWhen('reason', 'reasonCode is 103', 'why the note is cancelled, in words'),
    '2801': developer(
      'The note to cancel is a credit memo, but another kind was named.',
      'Send invoiceApplyCategoryCode 105, with an empty oriInvoiceId.',
    ),
    '2802': hasWhen('oriInvoiceId', 'invoiceApplyCategoryCode is 105'),
    '2803': nobody(
      'The credit note without an original is cancelled already.',
      'Confirm it with T111; there is nothing left to cancel.',
      'reconcile-first',
    ),
    '3125': shop(
      'The document was issued by a device that is not in the state that allows a cancellation.',
      "Have the device that the authority's message names put in order in the portal first.",
    ),
  }),

  // T118: credit note / cancel-debit-note application line details.
  ...answeredBy(['T118'], {
    '1570': lacks('id', 'the id that the list returned'),
    '1571': tooLong('id', 20),
  }),

  // T120 and T121.
  ...answeredBy(['T120', 'T121'], {
    '1577': lacks('businessKey', 'the id that T111 returned'),
    '1578': tooLong('businessKey', 20),
  }),

  // T120: void credit / debit note application.
  ...answeredBy(['T120'], {
    '1579': lacks('referenceNo', 'the reference number that the authority returned'),
    '1580': tooLong('referenceNo', 20),
    '1581': lacks('currency', 'the ISO name, such as USD'),
    '1582': tooLong('currency', 3),
  }),

  // T110 and T114.
  ...answeredBy(['T110', 'T114'], {
    '3089': lacks('attachmentList.fileName', 'the name of the file'),
    '3090': tooLong('attachmentList.fileName', 256),
    '3091': lacks('attachmentList.fileType', 'the extension, such as pdf'),
    '3092': tooLong('attachmentList.fileType', 5),
    '3093': developer(
      'The attachment is a file of a kind that is not taken.',
      'Send a png, doc, pdf, jpg, txt, docx, xlsx, cer, crt or der file in attachmentList.',
    ),
    '3094': lacks('attachmentList.fileContent', 'the file as base64'),
    '3095': developer(
      'The content of the attachment cannot be read.',
      'Send the file as base64 in attachmentList.fileContent.',
    ),
    '3134': shop(
      'The authority does not have the original document at hand.',
      'Ask URA to make it available; the request itself may be right.',
    ),
  }),
})
