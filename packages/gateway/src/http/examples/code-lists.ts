import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const UGANDAN = answerOf('initialise-ugandan-device', '/id')
const KENYAN = answerOf('initialise-kenyan-device', '/id')

export const SYNC_CODE_LISTS: Examples = {
  'sync-ugandan-lists': {
    summary: 'Units, currencies and the like, and the excise duties of Uganda',
    headers: { Prefer: 'wait=20' },
    body: { device: UGANDAN, lists: ['dictionary', 'excise-duties'] },
    status: 200,
  },
  'sync-kenyan-lists': {
    summary: 'The code classes of KRA',
    headers: { Prefer: 'wait=20' },
    body: { device: KENYAN, lists: ['codes'] },
    status: 200,
    after: ['sync-ugandan-lists'],
  },
  'sync-list-of-another-country': {
    summary: 'A list that Kenya does not have',
    body: { device: KENYAN, lists: ['excise-duties'] },
    status: 404,
  },
}

export const LIST_CODE_LISTS: Examples = {
  'list-code-lists': { summary: 'All that are kept', status: 200, after: ['sync-kenyan-lists'] },
}

export const READ_CODE_LIST: Examples = {
  'search-duties': {
    summary: 'Excise duties of soft drinks',
    params: { authority: 'efris', list: 'excise-duties' },
    query: { q: 'soft drinks', limit: '2' },
    status: 200,
    after: ['sync-ugandan-lists'],
  },
  'read-class': {
    summary: 'The tax bands of Kenya, with their rates',
    params: { authority: 'etims', list: 'codes' },
    query: { parent: '04' },
    status: 200,
    after: ['sync-kenyan-lists'],
  },
  'read-list-not-synced': {
    summary: 'A list that nobody asked for',
    params: { authority: 'efris', list: 'categories' },
    status: 404,
    after: ['sync-kenyan-lists'],
  },
}
