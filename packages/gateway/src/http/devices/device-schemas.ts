import { z } from 'zod'
import { deadlineView } from '../../documents/view.js'
import { DEVICE_ID } from '../fields.js'
import { enablerFacts, enablerFindings, offline } from './offline-settings.js'

const name = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
    error: 'must be letters, digits, dots, dashes and underscores, at most 64',
  })
  .meta({ description: 'What documents call it.', examples: ['ug-shop-1'] })

const spacingMs = z.int().min(0).max(3_600_000).default(0).meta({
  description:
    'Least time between two documents, in milliseconds, for an authority that wants to be called slowly.',
})

const error = 'must be "local", "test", "production" or an address such as "http://127.0.0.1:8788"'

const environment = z
  .union([z.enum(['local', 'test', 'production']), z.url({ protocol: /^https?$/, error })], { error })
  .meta({
    description:
      'Whom it talks to: the sandbox on this machine, the authority’s test or production system, or an address.',
    examples: ['local'],
  })

const efrisDevice = z
  .strictObject({
    id: name,
    authority: z.literal('efris'),
    environment,
    spacingMs,
    tin: z.string().regex(/^\d{10}$/, { error: 'must be a TIN of 10 digits' }),
    deviceNo: z.string().min(1).max(20).meta({ description: 'The device number that URA gave.' }),
    privateKeyPem: z.string().min(1).max(20_000).meta({ description: 'The key as PEM text.' }).optional(),
    pkcs12: z.base64().max(200_000).meta({ description: 'Or as a PKCS#12 file in base64.' }).optional(),
    password: z.string().max(1000).meta({ description: 'The password of that file.' }).optional(),
    ...enablerFacts,
    offline: offline.optional(),
  })
  .check(({ value, issues }) => {
    const findings = enablerFindings(value, value)
    issues.push(...findings.map((finding) => ({ code: 'custom' as const, input: value, ...finding })))
  })
  .meta({ id: 'EfrisDevice', description: 'A Ugandan device.' })

const credential = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, { error: 'must be at most 255 characters without blanks' })
  .meta({ description: 'Only with the channel "gavaconnect", and needed there.' })

/** What GavaConnect knows a program by. */
const CREDENTIALS = ['consumerKey', 'consumerSecret', 'apigeeAppId'] as const

const etimsDevice = z
  .strictObject({
    id: name,
    authority: z.literal('etims'),
    environment,
    spacingMs,
    channel: z
      .enum(['oscu', 'gavaconnect', 'vscu'], { error: 'must be "oscu", "gavaconnect" or "vscu"' })
      .default('oscu')
      .meta({
        description: 'The way in. With "vscu" the environment is the address of the local unit.',
      }),
    tin: z
      .string()
      .regex(/^[A-Z]\d{9}[A-Z]$/, { error: 'must be a PIN such as "P000000001X"' })
      .meta({ description: 'The PIN.' }),
    bhfId: z
      .string()
      .regex(/^\d{2}$/, { error: 'must be a branch id of two digits' })
      .meta({ description: 'The branch.', examples: ['00'] }),
    dvcSrlNo: z.string().min(1).max(100).meta({ description: 'The serial number that KRA approved.' }),
    consumerKey: credential.optional(),
    consumerSecret: credential.optional(),
    apigeeAppId: credential.optional(),
    stock: z
      .enum(['automatic', 'manual'], { error: 'must be "automatic" or "manual"' })
      .default('automatic')
      .meta({ description: 'Who reports the goods of sales to KRA: the gateway, or you.' }),
    portal: environment.meta({ description: 'With "vscu": whose page its receipts lead to.' }).optional(),
  })
  .check(({ value, issues }) => {
    const isWanted = value.channel === 'gavaconnect'
    const wrong = CREDENTIALS.filter((each) => (value[each] !== undefined) !== isWanted)
    const message = isWanted
      ? 'is missing: GavaConnect asks for it'
      : `is of GavaConnect, and the channel is "${value.channel}"`
    issues.push(...wrong.map((each) => ({ code: 'custom' as const, input: value, path: [each], message })))
  })
  .meta({ id: 'EtimsDevice', description: 'A Kenyan device.' })

/** A device as it is added. */
export const newDevice = z.discriminatedUnion('authority', [efrisDevice, etimsDevice])

/** What is kept sealed, and never shown. */
export const SECRET_NAMES: ReadonlySet<string> = new Set([
  'privateKeyPem',
  'pkcs12',
  'password',
  ...CREDENTIALS,
])

const time = z.iso.datetime({ offset: true })

const device = {
  id: z.string(),
  authority: z.string(),
  environment: z.string(),
  tin: z.string(),
  deviceNo: z.string().meta({ description: 'Uganda.' }).optional(),
  channel: z.string().meta({ description: 'Kenya.' }).optional(),
  bhfId: z.string().meta({ description: 'Kenya.' }).optional(),
  dvcSrlNo: z.string().meta({ description: 'Kenya.' }).optional(),
  portal: z.string().meta({ description: 'Kenya.' }).optional(),
  stock: z.string().meta({ description: 'Kenya: who reports the goods of sales.' }).optional(),
  enablerUrl: z.string().meta({ description: 'Uganda.' }).optional(),
  enablerDeviceNo: z.string().meta({ description: 'Uganda.' }).optional(),
  offline: z.string().meta({ description: 'Uganda; "never" where it is absent.' }).optional(),
  spacingMs: z.int(),
  paused: z.boolean().meta({
    description: 'True: it sends nothing; what is in doubt is still looked up, where that sends nothing.',
  }),
  initialised: z.boolean().meta({ description: 'True once the authority has registered it.' }),
}

/** A device as it is shown. Its keys are not. */
export const deviceView = z
  .strictObject(device)
  .meta({ id: 'Device', description: 'A device, without its keys.' })

/** Something that is not as it should be. */
export const warningView = z
  .strictObject({
    id: z.string().meta({ description: 'The condition.', examples: ['lane-stalled'] }),
    severity: z.enum(['warning', 'critical']).meta({
      description: 'critical: documents of the device are not sent, or soon cannot be.',
    }),
    message: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'Warning', description: 'Something that is not as it should be.' })

const lane = z
  .strictObject({
    queued: z.int(),
    oldestQueuedAt: time.nullable().meta({ description: 'When the oldest queued document was accepted.' }),
    inDoubt: z.int(),
    needsAttention: z.int(),
    blocked: z
      .strictObject({
        document: z.string(),
        status: z.string(),
        since: time,
        ends: z.string().meta({ description: 'What ends it.' }),
      })
      .nullable()
      .meta({ description: 'The document that keeps the others from being sent.' }),
    lastSuccessAt: time.nullable(),
    lastFailure: z.strictObject({ at: time, code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ description: 'How many of its documents wait and since when, and what blocks them.' })

const circuit = z
  .strictObject({
    destination: z.string(),
    state: z.enum(['closed', 'open', 'half-open']).meta({
      description:
        'closed: everybody calls. open: nobody does, until a pause is over. half-open: one caller goes ahead, and the others wait for what becomes of it.',
    }),
    since: time.nullable().meta({ description: 'Since when it is not closed.' }),
    until: time.nullable().meta({ description: 'When the next probe may go; null when it may go now.' }),
  })
  .nullable()
  .meta({ description: 'How calls to its authority go. Null when the device does not open.' })

const enabler = z
  .strictObject({
    notUploaded: z.strictObject({
      documents: z.int(),
      worth: z.string().meta({ description: 'In the currency of the country.', format: 'decimal' }),
      since: time.nullable().meta({ description: 'When the oldest was given to it.' }),
    }),
    limits: z
      .strictObject({
        documents: z.string(),
        days: z.int(),
        worth: z.string().meta({ format: 'decimal' }),
        source: z.string(),
      })
      .nullable()
      .meta({
        description:
          'What the authority lets it hold. Null while that is not known: then it is given nothing.',
      }),
  })
  .meta({ description: 'What its offline enabler holds that the authority is not known to have.' })

/** A device, and how it stands. */
export const deviceHealthView = z
  .strictObject({
    ...device,
    lane,
    stockLane: lane.meta({ description: 'The same of its movements of stock.' }),
    purchaseLane: lane.meta({ description: 'The same of its decisions about purchases.' }),
    importLane: lane.meta({ description: 'The same of its decisions about imports.' }),
    circuit,
    deadline: deadlineView.optional(),
    enabler: enabler.optional(),
    addedAt: time.meta({ description: 'When it was added, with its key or its serial number.' }),
    keyValidFrom: time.meta({ description: 'From when the certificate of its key is good.' }).optional(),
    keyExpiresAt: time.meta({ description: 'When its certificate ends.' }).optional(),
    warnings: z.array(warningView),
  })
  .meta({ id: 'DeviceHealth', description: 'A device, and how it stands.' })

/** What each route of one device says. */
export const ONE_DEVICE = {
  tag: 'Devices',
  params: { id: DEVICE_ID },
  problems: { 404: ['device-unknown'] },
} as const
