import type { Example } from '../example.js'
import { DEVICE_PARAMS, KENYAN_PARAMS } from './devices.js'

type Examples = Readonly<Record<string, Example>>

export const READ_NUMBERS: Examples = {
  'read-numbers': {
    summary: 'A Kenyan device',
    params: KENYAN_PARAMS,
    status: 200,
    after: ['come-from-another-program'],
  },
}

export const SET_NUMBERS: Examples = {
  'come-from-another-program': {
    summary: 'What the other program used up to 1200',
    params: KENYAN_PARAMS,
    body: { sales: 1201 },
    status: 200,
    after: ['initialise-kenyan-device'],
  },
  'number-of-a-sale': {
    summary: 'A number that a sale of this gateway has',
    params: KENYAN_PARAMS,
    body: { sales: 1 },
    status: 409,
    after: ['sell-in-kenya'],
  },
  'numbers-in-uganda': {
    summary: 'A device that numbers nothing',
    params: DEVICE_PARAMS,
    body: { sales: 1201 },
    status: 422,
    after: ['initialise-ugandan-device'],
  },
}
