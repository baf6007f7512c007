import type { Example } from '../example.js'
import { DOCUMENT_PARAMS } from './documents.js'

type Examples = Readonly<Record<string, Example>>

export const OVERVIEW: Examples = {
  overview: {
    summary: 'The last two days',
    query: { days: '2' },
    status: 200,
    after: ['sell-in-kenya'],
    shown: false,
  },
  'overview-too-long': { summary: 'More days than are counted', query: { days: '400' }, status: 400 },
}

export const CONTENT: Examples = {
  content: { summary: 'What a sale says', params: DOCUMENT_PARAMS, status: 200 },
}

export const ATTEMPT: Examples = {
  'see-an-attempt': {
    summary: 'What was sent for a sale',
    params: { ...DOCUMENT_PARAMS, number: '1' },
    status: 200,
    shown: false,
  },
  'unknown-attempt': {
    summary: 'An attempt that there was not',
    params: { ...DOCUMENT_PARAMS, number: '99' },
    status: 404,
  },
}
