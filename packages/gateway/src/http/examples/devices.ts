import { answerOf, type Example, provided } from '../example.js'

type Examples = Readonly<Record<string, Example>>

const UGANDAN = {
  id: 'ug-shop-1',
  authority: 'efris',
  environment: provided('sandbox', 'local'),
  tin: '1000000001',
  deviceNo: '1000000001_01',
  privateKeyPem: provided(
    'privateKeyPem',
    '-----BEGIN PRIVATE KEY-----\n(the key of the device, in base64)\n-----END PRIVATE KEY-----\n',
  ),
}

export const ADD_DEVICE: Examples = {
  'add-ugandan-device': { summary: 'A Ugandan device, at the sandbox', body: UGANDAN, status: 201 },
  'add-kenyan-device': {
    summary: 'A Kenyan device, at the sandbox',
    body: {
      id: 'ke-shop-1',
      authority: 'etims',
      environment: provided('sandbox', 'local'),
      tin: 'P000000001X',
      bhfId: '00',
      dvcSrlNo: 'RISITI-KE-0001',
    },
    status: 201,
  },
  'device-with-mistakes': {
    summary: 'A device with mistakes',
    body: { id: 'ug shop', authority: 'efris', environment: 'sandbox', tin: '1', deviceNo: '1000000001_01' },
    status: 422,
  },
  'device-that-exists': {
    summary: 'A name that is taken',
    body: UGANDAN,
    status: 409,
    after: ['initialise-ugandan-device'],
  },
}

/** The Ugandan device. */
export const DEVICE_PARAMS = { id: answerOf('add-ugandan-device', '/id') }

/** The Kenyan device. */
export const KENYAN_PARAMS = { id: answerOf('add-kenyan-device', '/id') }

export const INITIALISE: Examples = {
  'initialise-ugandan-device': { summary: 'A Ugandan device', params: DEVICE_PARAMS, status: 200 },
  'initialise-kenyan-device': {
    summary: 'A Kenyan device',
    params: KENYAN_PARAMS,
    status: 200,
  },
}

const ENABLER = {
  offline: 'when-down',
  enablerUrl: 'http://127.0.0.1:9880',
  enablerDeviceNo: 'TCS18484dc4eab02b20',
}

export const SET_OFFLINE: Examples = {
  'use-the-enabler': {
    summary: 'An enabler, used while URA is down',
    params: DEVICE_PARAMS,
    body: ENABLER,
    status: 200,
  },
  'another-enabler': {
    summary: 'A device that has another enabler',
    params: DEVICE_PARAMS,
    body: { ...ENABLER, enablerUrl: 'http://192.168.1.9:9880' },
    status: 409,
    after: ['use-the-enabler'],
  },
  'enabler-in-kenya': {
    summary: 'A device that is not Ugandan',
    params: KENYAN_PARAMS,
    body: { offline: 'never' },
    status: 422,
  },
}

export const PAUSE: Examples = { 'pause-device': { summary: 'A device', params: KENYAN_PARAMS, status: 200 } }

export const RESUME: Examples = {
  'resume-device': {
    summary: 'A device that was paused',
    params: KENYAN_PARAMS,
    status: 200,
    after: ['pause-device'],
  },
}

export const SAVE_ITEMS: Examples = {
  'save-ugandan-items': {
    summary: 'Items of a Ugandan device',
    body: {
      device: answerOf('initialise-ugandan-device', '/id'),
      items: [
        {
          item: 'SODA-500',
          name: 'Soda 500 ml',
          unit: 'PCE',
          tax: 'standard',
          classification: { scheme: 'ug-commodity', code: '50202306' },
        },
        {
          item: 'MAIZE-FLOUR',
          name: 'Maize flour 1 kg',
          unit: 'KGM',
          tax: 'zero',
          classification: { scheme: 'ug-commodity', code: '10151609' },
        },
      ],
    },
    status: 200,
  },
  'save-kenyan-items': {
    summary: 'Items of a Kenyan device',
    body: {
      device: answerOf('initialise-kenyan-device', '/id'),
      items: [
        {
          item: 'KE2NTNO0000001',
          name: 'Soda 500 ml',
          unit: 'NO',
          tax: 'standard',
          classification: { scheme: 'ke-item-class', code: '5020230600' },
          packaging: 'NT',
        },
      ],
    },
    status: 200,
  },
}

export const LIST_ITEMS: Examples = {
  'list-items': {
    summary: 'The items of a device',
    query: { device: 'ug-shop-1' },
    status: 200,
    after: ['save-ugandan-items'],
  },
}
