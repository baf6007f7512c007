import type { OperationName } from '@risiti/etims/channels'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '#src/testing.js'
import { ALL, item } from './goods.js'
import { sale } from './sales.js'
import { openDoors, type ThreeDoors } from './three-doors.js'

/* What the gateway looks at before anything else: the token, the path, the application. */

let sandbox: Sandbox
let doors: ThreeDoors

beforeAll(async () => {
  sandbox = await startSandbox()
  doors = await openDoors(sandbox)
  await doors.gateway('selectItemClasses', ALL)
})
afterAll(() => sandbox.close())

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`

test.each<[string, string, string | undefined, number]>([
  ['wrong credentials', 'GET', basic('nobody:nothing'), 400],
  ['no credentials', 'GET', undefined, 400],
  ['a POST, with the right ones', 'POST', 'right', 200],
])('a token for %s: nothing, HTTP %s', async (_what, method, authorization, status) => {
  const { consumerKey, consumerSecret } = sandbox.taxpayers().etims[0]!
  const sent = authorization === 'right' ? basic(`${consumerKey}:${consumerSecret}`) : authorization
  const answer = await fetch(`${sandbox.url}/v1/token/generate?grant_type=client_credentials`, {
    method,
    headers: sent ? { authorization: sent } : {},
  })
  expect([answer.status, await answer.text()]).toEqual([status, ''])
})

const API = '/etims-oscu/api/v1'

test.each<[string, string | undefined]>([
  ['no token', undefined],
  ['a token that nobody gave', 'Bearer made-up'],
])('%s: HTTP 400 in the form of a policy', async (_what, authorization) => {
  const answer = await fetch(`${sandbox.url}${API}/selectCodeList`, {
    method: 'POST',
    body: '{}',
    headers: authorization ? { authorization } : {},
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ header: { responseCode: 401 }, body: {} })
})

const withoutApp = ({ apigee_app_id, ...rest }: Readonly<Record<string, string>>) => rest

test.each<[OperationName, object]>([
  ['saveItem', item(7)],
  ['saveSalesTransaction', sale()],
])('%s is refused without the application', async (operation, body) => {
  expect(await doors.gateway(operation, body, withoutApp)).toMatchObject({
    status: 400,
    customerMessage: 'Invalid Headers apigee_app_id',
    text: 'apigee_app_id cannot be Null',
  })
  expect((await doors.gateway(operation, body)).code).toBe('000')
})

test.each<[OperationName, object, string]>([
  ['selectCodeList', ALL, '000'],
  ['selectBranches', ALL, '000'],
  ['selectInitOsdcInfo', { dvcSrlNo: 'RISITI-KE-0001' }, '902'],
])('%s passes without the application', async (operation, body, code) => {
  expect((await doors.gateway(operation, body, withoutApp)).code).toBe(code)
})
