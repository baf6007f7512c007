import type { ServerResponse } from 'node:http'
import { EtimsClient, type EtimsClientOptions, type Exchange } from '@risiti/etims'
import { type Arrived, startFakeKra } from './fake-kra.js'

export const KEY = '0123456789ABCDEF0123456789ABCDEF'

/** What a program is known by at the gateway. */
export const credentials = {
  consumerKey: 'consumer-key-of-a-test',
  consumerSecret: 'consumer-secret-of-a-test',
  apigeeAppId: '01234567-89ab-4cde-8f01-23456789abcd',
}

const TOKEN_PATH = '/v1/token/generate'

/**
 * Opens a client on a server that answers as the test says. Tokens are given by the server itself: TOKEN-1, TOKEN-2 ...
 * @param cleanups what is to be done after the test.
 */
export async function openFake(
  cleanups: (() => Promise<unknown>)[],
  answer: (response: ServerResponse, arrived: Arrived) => void,
  more: Partial<EtimsClientOptions> = {},
) {
  let tokens = 0
  const kra = await startFakeKra((response, arrived) => {
    if (!arrived.path.startsWith(TOKEN_PATH)) return answer(response, arrived)
    tokens += 1
    response.end(JSON.stringify({ access_token: `TOKEN-${tokens}`, expires_in: '3599' }))
  })
  cleanups.push(kra.stop)
  const exchanges: Exchange[] = []
  const client = new EtimsClient({
    channel: 'oscu',
    tin: 'P000000001X',
    bhfId: '00',
    cmcKey: KEY,
    environment: kra.url,
    ...credentials,
    onExchange: (exchange) => exchanges.push(exchange),
    ...more,
  })
  cleanups.push(() => client.close())
  const isToken = ({ path }: Arrived) => path.startsWith(TOKEN_PATH)
  return {
    client,
    exchanges,
    /** What arrived, requests for a token left out. */
    calls: () => kra.arrived.filter((one) => !isToken(one)),
    tokenCalls: () => kra.arrived.filter(isToken),
  }
}
