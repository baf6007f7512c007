import type { Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

export const LIST_EVENTS: Examples = {
  'list-events': {
    summary: 'The first events',
    query: { after: '0', kind: 'device_added,device_initialised', limit: '2' },
    status: 200,
    after: ['initialise-ugandan-device'],
  },
  'event-unknown': {
    summary: 'An event that has not happened',
    query: { after: '999999999' },
    status: 409,
  },
}

export const EXPORT_AUDIT: Examples = {
  'export-audit': {
    summary: 'A month',
    query: { from: '2026-11-01', to: '2026-12-01' },
    status: 200,
    shown: false,
  },
}
