import type { Operation } from '@risiti/core'
import type { OperationName } from '@risiti/etims'
import { type ChannelProfile, channels, schemasOf } from '@risiti/etims/channels'
import * as catalogue from '@risiti/etims/operations'
import { describe, expect, it } from 'vitest'
import { SECRET_NAMES } from '#src/redact.js'
import { hasSpec, readEndpoints, type SpecEndpoint } from './spec.js'
import { membersOf, schemaTable, specTable } from './tables.js'

if (!hasSpec)
  process.stdout.write('The eTIMS conformance suite did not run: the specification notes are not here.\n')

const endpoints = readEndpoints()
const operations = Object.entries(catalogue) as [OperationName, Operation][]
const profiles: readonly ChannelProfile[] = Object.values(channels)

type Pair = readonly [name: OperationName, channel: string, profile: ChannelProfile, endpoint: SpecEndpoint]

/** Every operation on every channel that offers it. */
const pairs = endpoints.flatMap((endpoint) =>
  profiles
    .filter((profile) => endpoint.path[profile.name] !== null)
    .map((profile): Pair => [endpoint.method as OperationName, profile.name, profile, endpoint]),
)

const published = pairs.filter(([, , , endpoint]) => endpoint.request !== null)

function shapes(name: OperationName, profile: ChannelProfile) {
  return schemasOf(name, profile)
}

describe.runIf(hasSpec)('conformance with the notes', () => {
  it('offers every endpoint of the notes, and nothing else, on its channels', () => {
    expect(operations.map(([name]) => name).sort()).toEqual(endpoints.map(({ method }) => method).sort())
    expect(pairs).toHaveLength(69)
    for (const profile of profiles) {
      const offered = pairs.filter(([, channel]) => channel === profile.name).map(([name]) => name)
      expect(Object.keys(profile.paths).sort()).toEqual(offered.sort())
    }
  })

  it.each(pairs)('%s on %s goes where the notes say', (name, channel, profile, endpoint) => {
    expect(profile.paths[name]).toBe(endpoint.path[channel])
    const { headers, body } = profile.identityOf[name] ?? profile.identity
    const wanted = endpoint.identity[channel]!
    expect(Object.values(headers).sort()).toEqual([...wanted.headers].sort())
    expect(Object.values(body).sort()).toEqual([...wanted.body].sort())
  })

  it.each(endpoints.filter(({ gatewayPaths }) => gatewayPaths))(
    '$method has both of its names on the gateway',
    ({ method, gatewayPaths }) => {
      const { paths, families } = channels.gavaconnect
      const name = method as OperationName
      const { integrator, standard } = gatewayPaths!
      expect({ ...paths, ...families?.integrator }[name]).toBe(integrator)
      // One operation has no standard name: it keeps the other.
      expect({ ...paths, ...families?.standard }[name]).toBe(standard ?? integrator)
    },
  )

  it.each(published)(
    'the request of %s on %s has exactly the fields of the notes',
    (name, channel, profile, endpoint) => {
      const { request } = shapes(name, profile)
      expect(schemaTable(request)).toEqual(specTable(endpoint.request!, channel, 'request'))
      const { body } = profile.identityOf[name] ?? profile.identity
      const members = Object.keys(membersOf(request, '')).filter((path) => /^\/\w+$/.test(path))
      const own = members.map((path) => path.slice(1)).filter((member) => !['tin', 'bhfId'].includes(member))
      expect([...Object.values(body), ...own].sort()).toEqual([...endpoint.requestBody[channel]!].sort())
    },
  )

  it.each(published)(
    'the response of %s on %s has exactly the fields of the notes',
    (name, channel, profile, endpoint) => {
      const { response } = shapes(name, profile)
      const fields = endpoint.response.data?.fields
      expect(membersOf(response, '')).toEqual(fields ? specTable(fields, channel, 'response') : {})
      if (!fields) expect(response.parse({ itemCd: 'anything' })).toBeNull()
    },
  )

  it('claims nothing of the one call that nobody published', () => {
    const unpublished = pairs.filter(([, , , { request }]) => request === null)
    expect(unpublished.map(([name, channel]) => [name, channel])).toEqual([['saveSalesInvoice', 'vscu']])
    const { request } = shapes('saveSalesInvoice', channels.vscu)
    expect(schemaTable(request)).toEqual({})
    expect(request.parse({ invcNo: 1, anything: ['at', 'all'] })).toEqual({
      invcNo: 1,
      anything: ['at', 'all'],
    })
  })

  it('hides every field that the notes call secret', () => {
    const fields = published.flatMap(([, channel, , { request, response }]) =>
      Object.entries({
        ...specTable(request ?? [], channel, 'request'),
        ...specTable(response.data?.fields ?? [], channel, 'response'),
      }),
    )
    const secret = fields.filter(([, facts]) => facts.secret).map(([path]) => path.split('/').at(-1))
    const tokens = ['access_token']
    expect([...new Set([...secret, ...tokens])].sort()).toEqual([...SECRET_NAMES].sort())
  })

  it('pages exactly what the notes page, and lists what has a lastReqDt', () => {
    const lists = operations.filter(([, { list }]) => list).map(([name, { list }]) => [name, list!.rows])
    const wanted = endpoints
      .filter(({ request }) => request?.some(({ name }) => name === 'lastReqDt'))
      .filter(({ response }) => response.dataShape.oscu?.endsWith('[]'))
      .filter(({ request }) => request?.length === 1)
      .map(({ method, response }) => [method, /data\.(\w+)\[\]/.exec(response.dataShape.oscu!)![1]])
    expect(lists.sort()).toEqual(wanted.sort())
    expect(operations.filter(([, { list }]) => list?.paged).map(([name]) => name)).toEqual([
      'selectItemClasses',
    ])
  })
})
