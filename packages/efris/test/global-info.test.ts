import { expect, test } from 'vitest'
import { globalInfoOf } from '#src/global-info.js'

const sender = {
  appId: 'AP04',
  tin: '1000029771',
  deviceNo: '1000029771_02',
  interfaceCode: 'T109',
  dataExchangeId: 'a'.repeat(32),
  requestTime: new Date('2026-11-23T21:30:00Z'),
}

test('what every client sends, in East Africa Time', () => {
  expect(globalInfoOf(sender)).toEqual({
    ...sender,
    requestTime: '2026-11-24 00:30:00',
    version: '1.1.20191201',
    requestCode: 'TP',
    responseCode: 'TA',
    userName: 'admin',
    deviceMAC: 'FFFFFFFFFFFF',
    brn: '',
    taxpayerID: '1',
    longitude: '32.5825',
    latitude: '0.3476',
    agentType: '0',
    extendField: { responseDateFormat: 'dd/MM/yyyy', responseTimeFormat: 'dd/MM/yyyy HH:mm:ss' },
  })
})

test('a client and a call may say more, the call last; who sends is not theirs to say', () => {
  const info = globalInfoOf(
    sender,
    { agentType: '2', brn: '80020001', extendField: { referenceNo: 'A' } },
    { brn: '80020002', language: 'en', tin: '9999999999', extendField: { operatorName: 'Asha' } },
  )
  expect(info).toMatchObject({
    agentType: '2',
    brn: '80020002',
    language: 'en',
    tin: '1000029771',
    extendField: { responseDateFormat: 'dd/MM/yyyy', referenceNo: 'A', operatorName: 'Asha' },
  })
})
