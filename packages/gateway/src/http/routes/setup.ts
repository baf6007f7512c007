import { z } from 'zod'
import { makeEfrisKeyPair } from '../../authorities/efris-key-pair.js'
import { readSandboxShop } from '../../authorities/sandbox-shops.js'
import { LOOPBACK } from '../../config.js'
import type { GatewayContext } from '../context.js'
import { SETUP_KEY, SETUP_SHOP } from '../examples/setup.js'
import { Problem } from '../problem.js'
import type { RouteTable } from '../route-table.js'

/** How long a sandbox on this machine may take to answer: it makes a key at first. */
const SANDBOX_MS = 10_000

const record = z.record(z.string(), z.unknown())

const shopView = z
  .strictObject({
    device: record.meta({ description: 'The body of POST /v1/devices.' }),
    items: z.array(record).meta({ description: 'The items of PUT /v1/items.' }),
  })
  .meta({ id: 'SandboxShop', description: 'One of the sandbox’s taxpayers, ready to be added.' })

const pairView = z
  .strictObject({
    privateKeyPem: z.string().meta({ description: 'It is kept nowhere: POST /v1/devices takes it.' }),
    certificatePem: z.string().meta({ description: 'What the owner registers on the portal.' }),
    fingerprint: z.string().meta({ description: 'SHA-256 of the certificate.' }),
  })
  .meta({ id: 'KeyPair', description: 'A new key of a device.' })

/** What somebody needs who sets up a first device. */
export function setupRoutes(table: RouteTable, gateway: GatewayContext): void {
  table
    .route({
      method: 'get',
      path: '/v1/sandbox-shop',
      id: 'readSandboxShop',
      tag: 'Devices',
      scope: 'admin',
      summary: 'See a taxpayer of a sandbox on this machine, ready to be added',
      query: z.object({
        sandbox: z
          .url({ protocol: /^http$/, error: 'Use an address such as http://127.0.0.1:8788.' })
          // What is no address is told so above.
          .refine((url) => !URL.canParse(url) || LOOPBACK.has(new URL(url).hostname), {
            error: 'Use the address of a sandbox on this machine, such as http://127.0.0.1:8788.',
          })
          .meta({ description: 'Where the sandbox is.' }),
        authority: z
          .enum(['efris', 'etims'], { error: 'Use "efris" or "etims".' })
          .meta({ description: 'Whose taxpayer.' }),
        id: z
          .string({ error: 'Say what the device is to be called.' })
          .meta({ description: 'What the device is to be called.' }),
      }),
      answers: { 200: { description: 'The taxpayer.', schema: shopView } },
      problems: { 502: ['sandbox-unreachable'] },
      examples: SETUP_SHOP,
    })
    .handle(async ({ query: { sandbox, authority, id } }) => {
      const { origin } = new URL(sandbox)
      const ask = (route: string) => askSandbox(origin, route)
      const { body, items } = await readSandboxShop(ask, origin, { id, authority }).catch((error: Error) => {
        throw unreachable(origin, error)
      })
      return { status: 200, body: { device: { ...body }, items: items.map((item) => ({ ...item })) } }
    })

  table
    .route({
      method: 'post',
      path: '/v1/device-keys',
      id: 'makeDeviceKey',
      tag: 'Devices',
      scope: 'devices:write',
      summary: 'Make a key and certificate for a Ugandan device',
      description:
        'Nothing of it is kept here: register the certificate on the portal of URA, then add the device with the key.',
      body: {
        schema: z
          .strictObject({
            commonName: z.string().min(1).max(64).meta({ description: 'Whom it names: the device number.' }),
          })
          .meta({ id: 'NewDeviceKey' }),
        refusal: { code: 'key-invalid', message: 'The key cannot be made' },
      },
      answers: { 201: { description: 'The key.', schema: pairView } },
      examples: SETUP_KEY,
    })
    .handle(async ({ body: { commonName } }) => ({
      status: 201,
      body: await makeEfrisKeyPair(commonName, gateway.clock.now()),
    }))
}

async function askSandbox(origin: string, route: string): Promise<unknown> {
  const answer = await fetch(`${origin}/_sandbox/${route}`, {
    signal: AbortSignal.timeout(SANDBOX_MS),
    redirect: 'error',
  })
  if (!answer.ok) throw new Error(`It answered ${answer.status}.`)
  return answer.json()
}

function unreachable(origin: string, { message }: Error): Problem {
  return new Problem({
    status: 502,
    code: 'sandbox-unreachable',
    title: 'The sandbox does not answer.',
    detail: `${origin}: ${message}`,
    fix: 'Start it with "npx risiti sandbox", and give the address that it prints.',
  })
}
