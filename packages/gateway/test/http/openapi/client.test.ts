import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { startSandbox } from '@risiti/sandbox'
import openapiTypes, { astToString, type OpenAPI3 } from 'openapi-typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeOpenApi } from '#src/http/openapi/document.js'
import { type Gateway, startGateway } from '#src/main.js'
import { ADMIN_KEY } from '../../support/api.js'
import { configAt, makePlace, type Place } from '../../support/processes.js'
import { declaredRoutes } from '../../support/routes.js'

const PACKAGE = fileURLToPath(new URL('../../../', import.meta.url))
const TSC = fileURLToPath(new URL('../../../../../node_modules/typescript/bin/tsc', import.meta.url))
const DRIVER = fileURLToPath(new URL('client/drive.ts', import.meta.url))

let sandbox: Awaited<ReturnType<typeof startSandbox>>
let place: Place
let gateway: Gateway
let folder: string

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0 })
  await sandbox.books.keys.prepare()
  place = makePlace()
  gateway = await startGateway(configAt(place))
  folder = mkdtempSync(join(PACKAGE, '.client-'))
}, 60_000)

afterAll(async () => {
  await gateway.close()
  await sandbox.close()
  place.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** The program in `client/drive.ts`, which compiles only beside the types that are made for it. */
interface Driver {
  drive(surroundings: {
    url: string
    sandboxUrl: string
    privateKeyPem: string
    fetch: (request: Request) => Promise<Response>
  }): Promise<void>
}

/** Generates a client's types from the document, and compiles a program over them. */
async function compileDriver(): Promise<Driver> {
  const document = (await (await fetch(`${gateway.url}/openapi.json`)).json()) as OpenAPI3
  writeFileSync(
    join(folder, 'paths.d.ts'),
    astToString(await openapiTypes(document, { defaultNonNullable: false })),
  )
  copyFileSync(DRIVER, join(folder, 'drive.ts'))
  const options = ['--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom', '--types', 'node']
  const program = [TSC, '--ignoreConfig', ...options, '--strict', '--skipLibCheck', 'drive.ts']
  await promisify(execFile)(process.execPath, program, { cwd: folder })
  return import(pathToFileURL(join(folder, 'drive.js')).href)
}

it('a client made from the document compiles, and drives every route', async () => {
  const driver = await compileDriver()
  const called = new Set<string>()
  await driver.drive({
    url: gateway.url,
    sandboxUrl: sandbox.url,
    privateKeyPem: sandbox.taxpayers().efris[0]!.privateKeyPem,
    fetch: (request) => {
      called.add(operationOf(request))
      request.headers.set('authorization', `Bearer ${ADMIN_KEY}`)
      return fetch(request)
    },
  })
  const { paths } = writeOpenApi(declaredRoutes(), gateway.url, '0.1.0')
  const all = Object.values(paths).flatMap((item) =>
    Object.values(item).map(({ operationId }) => operationId),
  )
  expect([...called].toSorted()).toEqual(all.toSorted())
}, 120_000)

function operationOf({ method, url }: Request): string {
  const parts = new URL(url).pathname.split('/')
  const isSame = (path: string) => {
    const declared = path.split('/')
    return (
      declared.length === parts.length && declared.every((part, at) => part === parts[at] || /^\{/.test(part))
    )
  }
  const routes = declaredRoutes().filter(
    (route) => route.method === method.toLowerCase() && isSame(route.path),
  )
  return routes.toSorted((a, b) => (a.params ? 1 : 0) - (b.params ? 1 : 0))[0]!.id
}
