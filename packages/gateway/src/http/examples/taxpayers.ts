import { answerOf, type Example } from '../example.js'

type Examples = Readonly<Record<string, Example>>

export const LOOK_UP: Examples = {
  'look-up-in-uganda': {
    summary: 'A TIN',
    params: { scheme: 'ug-tin', id: '1000029771' },
    status: 200,
    after: ['initialise-ugandan-device'],
  },
  'look-up-in-kenya': {
    summary: 'A PIN, asked by a device',
    params: { scheme: 'ke-pin', id: 'P000000003Z' },
    query: { device: answerOf('initialise-kenyan-device', '/id') as never },
    status: 200,
  },
  'look-up-nobody': {
    summary: 'A PIN that nobody has',
    params: { scheme: 'ke-pin', id: 'P999999999Z' },
    status: 404,
    after: ['initialise-kenyan-device'],
  },
  'look-up-elsewhere': {
    summary: 'A register that no device asks',
    params: { scheme: 'passport', id: 'A1234567' },
    status: 422,
  },
}
