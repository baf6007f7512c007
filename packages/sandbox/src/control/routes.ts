import { InvalidInputError } from '@risiti/core'
import type { Books } from '../books.js'
import { setTime, tellTime } from './clock.js'
import { listCoverage } from './coverage.js'
import { decideApplication, listApplications } from './credit-applications.js'
import { listDevices } from './devices.js'
import { listDoors } from './doors.js'
import { readFault, readFaultId } from './fault-input.js'
import { readJournalQuery, readLinks, readReset, readSnapshotName, readSwitches } from './input.js'
import { listDocuments } from './ledger.js'
import { pageOfDocuments, readLedgerQuery } from './ledger-page.js'
import { linkAct, listLinks } from './links.js'
import { listReports } from './reports.js'
import { listSnapshots } from './snapshots.js'
import { listSwitches } from './switches.js'
import { tellTaxpayers } from './taxpayers.js'

/** What a control route answers. */
export interface ControlAnswer {
  readonly status: number
  readonly body: unknown
}

export interface ControlCall {
  readonly method: string
  readonly path: string
  /** What stands behind the question mark. */
  readonly query: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

const PREFIX = '/_sandbox/'

/** What an answer says, at once or when what it asks for is done; `input` is the body, `query` what stands behind the question mark. */
type Route = (books: Books, input: unknown, query: Query) => unknown

type Query = Readonly<Record<string, string>>

const ROUTES: Readonly<Record<string, Route>> = {
  'GET taxpayers': (books, _input, query) => tellTaxpayers(query, books),
  'GET ledger': (books, _input, query) => {
    const part = readLedgerQuery(query)
    return part ? pageOfDocuments(books, part) : listDocuments(books)
  },
  'GET verify': async (books, _input, { text = '' }) => {
    const { verify } = await import('../verify/verify.js')
    return verify(text, books)
  },
  'GET reports': (books) => listReports(books),
  'GET journal': ({ journal }, _input, query) => journal.list(readJournalQuery(query)),
  'GET devices': (books) => listDevices(books),
  'GET doors': (books) => listDoors(books),
  'GET coverage': () => listCoverage(),
  'GET credit-applications': (books) => listApplications(books),
  'POST credit-applications': (books, input) => decideApplication(input, books),
  'GET faults': ({ faults }) => ({ faults: faults.list() }),
  'GET clock': (books) => tellTime(books),
  'GET switches': (books) => listSwitches(books),
  'POST switches': (books, input) => books.perform('switches', readSwitches(input)),
  'GET links': (books) => listLinks(books),
  'POST links': async (books, input) => {
    await books.perform('links', linkAct(readLinks(input), books))
    return listLinks(books)
  },
  'POST faults': ({ faults }, input) => {
    const id = faults.add(readFault(input))
    return { id, faults: faults.list() }
  },
  'DELETE faults': ({ faults }, _input, query) => {
    if (!faults.clear(readFaultId(query))) throw unknownFault()
    return { faults: faults.list() }
  },
  'POST clock': (books, input) => setTime(input, books),
  'POST reset': (books, input) => {
    books.reset(readReset(input))
    return { reset: true }
  },
  'GET snapshots': (books) => listSnapshots(books),
  'POST snapshots': (books, input) => {
    books.takeSnapshot(readSnapshotName(input))
    return listSnapshots(books)
  },
  'DELETE snapshots': (books, input) => {
    books.dropSnapshot(readSnapshotName(input))
    return listSnapshots(books)
  },
  'POST snapshots/restore': (books, input) => {
    const name = readSnapshotName(input)
    books.restoreSnapshot(name)
    return { restored: name, ...tellTime(books) }
  },
}

/** True for paths of the control interface. */
export function isControl(path: string): boolean {
  return path.startsWith(PREFIX)
}

/** Answers a control call. Writes need the header, so that no web page can make them from a browser. */
export async function control(call: ControlCall, books: Books): Promise<ControlAnswer> {
  const name = call.path.slice(PREFIX.length)
  const route = ROUTES[`${call.method} ${name}`]
  if (!route) return unknownRoute(call.method, name)
  if (call.method !== 'GET' && call.headers['x-risiti-control'] !== '1') return headerMissing()
  try {
    const query = Object.fromEntries(new URLSearchParams(call.query))
    return { status: 200, body: await route(books, parse(call.body), query) }
  } catch (error) {
    if (error instanceof InvalidInputError) return badInput(error)
    throw error
  }
}

function unknownFault(): InvalidInputError {
  const [message, fix] = [
    'No fault can be cleared like this.',
    'GET /_sandbox/faults lists those that are armed.',
  ]
  return new InvalidInputError({
    code: 'fault-unknown',
    message,
    issues: [{ path: '/id', message: 'is the id of no fault', fix }],
  })
}

function parse(body: string): unknown {
  if (body.trim() === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw new InvalidInputError({
      code: 'body-not-json',
      message: 'The body is not JSON.',
      issues: [{ path: '', message: 'is not JSON', fix: 'Send a JSON object, such as { "freeze": true }.' }],
    })
  }
}

/** What is answered to input that cannot be. */
export function badInput(error: InvalidInputError): ControlAnswer {
  const [first] = error.issues
  const body = {
    code: error.code,
    message: error.message,
    field: first?.path ?? '',
    fix: error.fix,
    issues: error.issues,
  }
  return { status: 400, body }
}

function headerMissing(): ControlAnswer {
  const body = {
    code: 'control-header-missing',
    message: 'Changing the sandbox needs the header x-risiti-control.',
    fix: 'Send "x-risiti-control: 1" with the request.',
  }
  return { status: 403, body }
}

function unknownRoute(method: string, name: string): ControlAnswer {
  const methods = Object.keys(ROUTES).filter((route) => route.endsWith(` ${name}`))
  const body = {
    code: methods.length > 0 ? 'method-not-allowed' : 'route-unknown',
    message: `There is no ${method} ${PREFIX}${name}.`,
    fix: `Use ${(methods.length > 0 ? methods : Object.keys(ROUTES)).map((route) => route.replace(' ', ` ${PREFIX}`)).join(', ')}.`,
  }
  return { status: methods.length > 0 ? 405 : 404, body }
}
