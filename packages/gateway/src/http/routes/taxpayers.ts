import { PARTY_SCHEMES } from '@risiti/core'
import { z } from 'zod'
import type { Authority } from '../../authorities/authority.js'
import type { TaxId } from '../../authorities/taxpayers.js'
import { findDevice, listDevices } from '../../store/statements/devices.js'
import type { GatewayContext } from '../context.js'
import { deviceUnknown } from '../devices/device-problems.js'
import { LOOK_UP } from '../examples/taxpayers.js'
import { Problem } from '../problem.js'
import { AUTHORITY_CODES } from '../route.js'
import type { RouteTable } from '../route-table.js'

const text = (description: string) => z.string().meta({ description })

const taxpayerView = z
  .strictObject({
    taxId: z.strictObject({ scheme: z.enum(PARTY_SCHEMES), value: z.string() }),
    name: text('The name that belongs on a document.'),
    tradeName: z.string().optional(),
    kind: z
      .enum(['business', 'consumer', 'government'])
      .meta({ description: 'What a buyer of this id is, where the authority tells.' })
      .optional(),
    active: z.boolean().meta({ description: 'False: the authority calls it inactive.' }),
    address: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    device: text('The device that asked.'),
  })
  .meta({ id: 'Taxpayer', description: 'What the authority’s register tells. What it does not is absent.' })

/** How ids are written, where that is known. */
const FORMS: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    'ug-tin': /^\d{10}$/,
    'ug-nin': /^[A-Z0-9]{1,20}$/,
    'ug-brn': /^[A-Za-z0-9./-]{1,50}$/,
    'ke-pin': /^[A-Z]\d{9}[A-Z]$/,
  }),
)

/** Looking a buyer up before selling to him. */
export function taxpayerRoutes(table: RouteTable, gateway: GatewayContext): void {
  const { read } = gateway.store

  table
    .route({
      method: 'get',
      path: '/v1/taxpayers/{scheme}/{id}',
      id: 'lookUpTaxpayer',
      scope: 'documents:read',
      tag: 'Documents',
      summary: 'Look a buyer up in the authority’s register',
      description:
        'A TIN, NIN or BRN at URA (T119), a PIN at KRA (selectCustomer). The authority is asked each time; nothing is kept. URA shows neither who is unknown nor who is not in order.',
      params: {
        scheme: z
          .string()
          .meta({ description: 'The register: ug-tin, ug-nin, ug-brn or ke-pin.', examples: ['ug-tin'] }),
        id: z.string().meta({ description: 'The id in it.', examples: ['1000029771'] }),
      },
      query: z.object({
        device: z
          .string()
          .meta({
            description: 'Who asks. Without it, the first of your devices that can.',
            examples: ['ug-shop-1'],
          })
          .optional(),
      }),
      answers: { 200: { description: 'The register has it.', schema: taxpayerView } },
      problems: {
        404: ['taxpayer-unknown', 'device-unknown'],
        422: ['register-not-reached', 'taxpayer-id-invalid', AUTHORITY_CODES],
        502: [AUTHORITY_CODES],
      },
      examples: LOOK_UP,
    })
    .handle(async ({ caller: { account }, params: { scheme, id: value }, query: { device } }) => {
      const wanted = { scheme, value } as TaxId
      if (FORMS.get(scheme)?.test(value) === false) throw idInvalid(wanted)
      const asking = await askerFor(account, wanted, device)
      const taxpayer = await asking.authority.taxpayers.find(wanted)
      if (!taxpayer) throw taxpayerUnknown(wanted)
      return { status: 200, body: { ...taxpayer, device: asking.device } }
    })

  async function askerFor(account: string, { scheme }: TaxId, device: string | undefined) {
    for (const id of await candidates(account, device)) {
      const authority: Authority | undefined = await gateway.authorities
        .of(account, id)
        .catch(() => undefined)
      if (authority?.taxpayers.schemes.includes(scheme)) return { device: id, authority }
    }
    throw notReached(scheme)
  }

  /** The device that is named, or those that are registered. */
  async function candidates(account: string, device: string | undefined): Promise<readonly string[]> {
    if (device === undefined) {
      const rows = await listDevices(read, account)
      return rows.filter(({ registration }) => registration !== null).map(({ id }) => String(id))
    }
    if (await findDevice(read, account, device)) return [device]
    throw deviceUnknown(device)
  }
}

function taxpayerUnknown({ scheme, value }: TaxId): Problem {
  return new Problem({
    status: 404,
    code: 'taxpayer-unknown',
    title: 'The register has nobody of this id.',
    detail: `${scheme} "${value.slice(0, 100)}" is not registered, or not in order.`,
    fix: 'Ask the buyer for the id again, or sell without it.',
  })
}

function idInvalid({ scheme, value }: TaxId): Problem {
  return new Problem({
    status: 422,
    code: 'taxpayer-id-invalid',
    title: 'This is no id of that register.',
    detail: `"${value.slice(0, 100)}" is not a ${scheme}. Nobody was asked.`,
    fix: 'Write it like 1000029771 (ug-tin) or P000000001X (ke-pin).',
  })
}

function notReached(scheme: string): Problem {
  return new Problem({
    status: 422,
    code: 'register-not-reached',
    title: 'None of your devices can ask this register.',
    detail: `"${scheme.slice(0, 40)}" is asked for at the authority of its country.`,
    fix: 'Use ug-tin, ug-nin or ug-brn with a registered Ugandan device, ke-pin with a Kenyan one.',
  })
}
