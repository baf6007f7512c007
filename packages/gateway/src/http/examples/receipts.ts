import type { Example } from '../example.js'
import { DEVICE_PARAMS } from './devices.js'
import { DOCUMENT_PARAMS, soda } from './documents.js'

type Examples = Readonly<Record<string, Example>>

export const RECEIPT: Examples = {
  receipt: {
    summary: 'A receipt for a roll of 58 millimetres',
    params: DOCUMENT_PARAMS,
    query: { format: 'text', width: '58' },
    status: 200,
  },
  'receipt-of-a-print': {
    summary: 'A copy, as commands for a printer',
    params: DOCUMENT_PARAMS,
    query: { format: 'escpos', width: '80', print: '2' },
    status: 200,
    shown: false,
    after: ['print-a-copy'],
  },
  'receipt-as-pdf': {
    summary: 'A receipt as a PDF',
    params: DOCUMENT_PARAMS,
    headers: { Accept: 'application/pdf' },
    status: 200,
    shown: false,
  },
  'receipt-as-picture': {
    summary: 'A receipt as a picture',
    params: DOCUMENT_PARAMS,
    query: { format: 'png', width: '58' },
    status: 200,
    shown: false,
  },
  'receipt-not-printed': {
    summary: 'A print that there was not',
    params: DOCUMENT_PARAMS,
    query: { print: '9' },
    status: 404,
    after: ['receipt'],
  },
}

export const PRINT: Examples = {
  print: {
    summary: 'The original',
    params: DOCUMENT_PARAMS,
    headers: { 'Idempotency-Key': 'till-3-2041-print' },
    status: 201,
    after: ['receipt', 'receipt-as-pdf', 'receipt-as-picture'],
  },
  'print-a-copy': { summary: 'A copy', params: DOCUMENT_PARAMS, status: 201, after: ['print'] },
  'print-without-a-printer': {
    summary: 'A device that has no printer',
    params: DOCUMENT_PARAMS,
    query: { to: 'printer' },
    status: 409,
    after: ['print-a-copy'],
  },
}

export const PRINTS: Examples = {
  'list-prints': {
    summary: 'The original and a copy',
    params: DOCUMENT_PARAMS,
    status: 200,
    after: ['print-without-a-printer'],
  },
}

export const PREVIEW: Examples = {
  'preview-a-proforma': {
    summary: 'An offer, as text',
    query: { kind: 'proforma', format: 'text', width: '58' },
    body: soda('OFFER-12'),
    status: 200,
    after: ['save-ugandan-items'],
  },
}

export const READ_RECEIPT_SETTINGS: Examples = {
  'see-receipt-settings': {
    summary: 'A device that never said anything',
    params: DEVICE_PARAMS,
    status: 200,
    after: ['save-ugandan-items'],
  },
}

export const SET_RECEIPT_SETTINGS: Examples = {
  'set-receipt-settings': {
    summary: 'Swahili, with words of the shop',
    params: DEVICE_PARAMS,
    body: {
      language: 'sw',
      header: ['Karibu sana'],
      footer: ['Asante kwa kununua', 'Simu 0700 000 000'],
      amountInWords: true,
    },
    status: 200,
    after: ['see-receipt-settings', 'receipt', 'preview-a-proforma'],
  },
}
