import { tellMoment } from '../parts/time.js'
import type { Devices, Doors } from './types.js'

interface FirstCall {
  readonly title: string
  readonly command: string
}

/** Calls that need no key and no client: what to type to see something arrive. */
export function firstCalls({ doors }: Doors, { efris, etims }: Devices, now: string): readonly FirstCall[] {
  const at = (name: string) => doors.find((door) => door.name === name)!.url
  const { tin, bhfId, dvcSrlNo } = etims[0]!
  return [
    {
      title: 'A first call to Uganda: what time is it there',
      command: post(at('EFRIS online'), askTime(efris[0]!, now)),
    },
    {
      title: 'A first call to Kenya: initialise a device',
      command: post(`${at('eTIMS OSCU')}/selectInitOsdcInfo`, { tin, bhfId, dvcSrlNo }),
    },
  ]
}

function post(url: string, body: unknown): string {
  return `curl '${url}' -H 'content-type: application/json' -d '${JSON.stringify(body)}'`
}

/** T101: the one interface besides T102 that is neither signed nor sealed. */
function askTime({ tin, deviceNo }: Devices['efris'][number], now: string) {
  const data = {
    content: '',
    signature: '',
    dataDescription: { codeType: '0', encryptCode: '0', zipCode: '0' },
  }
  const globalInfo = {
    appId: 'AP04',
    version: '1.1.20191201',
    dataExchangeId: '9230489223014123',
    interfaceCode: 'T101',
    requestCode: 'TP',
    requestTime: tellMoment(now),
    responseCode: 'TA',
    userName: 'admin',
    deviceMAC: 'FFFFFFFFFFFF',
    deviceNo,
    tin,
    taxpayerID: '1',
    longitude: '0',
    latitude: '0',
    agentType: '0',
  }
  return { data, globalInfo, returnStateInfo: { returnCode: '', returnMessage: '' } }
}
