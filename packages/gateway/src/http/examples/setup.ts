import { type Example, provided } from '../example.js'

type Examples = Readonly<Record<string, Example>>

export const SETUP_SHOP: Examples = {
  'sandbox-shop': {
    summary: 'A Kenyan taxpayer of the sandbox',
    query: { sandbox: provided('sandbox', 'http://127.0.0.1:8788'), authority: 'etims', id: 'ke-shop-2' },
    status: 200,
    shown: false,
  },
  'sandbox-elsewhere': {
    summary: 'A sandbox that is not on this machine',
    query: { sandbox: 'http://192.168.1.9:8788', authority: 'etims', id: 'ke-shop-2' },
    status: 400,
  },
}

export const SETUP_KEY: Examples = {
  'make-a-key': {
    summary: 'A key for a device',
    body: { commonName: '1000000001_01' },
    status: 201,
    shown: false,
  },
}
