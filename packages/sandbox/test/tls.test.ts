import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createConnection, createServer, type Server } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { EfrisClient, KeyClient } from '@risiti/efris'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { Sandbox } from '#src/sandbox.js'
import { startSandbox } from '#src/testing.js'
import { makeTlsIdentity } from '#src/tls.js'
import { invoice } from './efris/invoices.js'

let sandbox: Sandbox
let keyClient: KeyClient
const clients: EfrisClient[] = []

beforeAll(async () => {
  sandbox = await startSandbox({ tls: true })
  keyClient = KeyClient.fromPem(sandbox.taxpayers().efris[0]!.privateKeyPem)
})
afterAll(async () => {
  for (const client of clients) await client.close()
  await sandbox.close()
})
beforeEach(() => sandbox.reset())

function connect(environment = sandbox.tlsUrl!, ca: string | undefined = sandbox.caPem): EfrisClient {
  const { tin, deviceNo } = sandbox.taxpayers().efris[0]!
  const client = new EfrisClient({ tin, deviceNo, keyClient, environment, ...(ca ? { ca } : {}) })
  clients.push(client)
  return client
}

const document = (referenceNo: string) =>
  invoice(referenceNo) as unknown as Parameters<EfrisClient['fiscaliseInvoice']>[0]

describe('with TLS', () => {
  test('a client that trusts the certificate sells', async () => {
    const { basicInformation } = await connect().fiscaliseInvoice(document('TLS-1'))
    expect(sandbox.ledger().documents.map(({ number }) => number)).toEqual([basicInformation.invoiceNo])
  })

  test('a client that does not is stopped before anything is sent', async () => {
    await expect(connect(sandbox.tlsUrl, '').fiscaliseInvoice(document('TLS-2'))).rejects.toMatchObject({
      code: 'not-connected',
      sent: 'no',
      retry: 'same-request',
    })
    expect(sandbox.journal()).toEqual([])
  })

  test("a client that trusts another sandbox's certificate is stopped too", async () => {
    const { cert } = await makeTlsIdentity('127.0.0.1')
    await expect(connect(sandbox.tlsUrl, cert).getServerTime()).rejects.toMatchObject({ sent: 'no' })
  })

  test('plain HTTP is served beside it, from the same books', async () => {
    await connect().fiscaliseInvoice(document('TLS-3'))
    await expect(connect(sandbox.url).fiscaliseInvoice(document('TLS-3'))).rejects.toMatchObject({
      returnCode: '2253',
    })
  })

  test('a lost answer is lost here too, and the document is kept', async () => {
    sandbox.faults.add({ operation: 'T109', fault: 'drop-response-after-commit' })
    await expect(connect().fiscaliseInvoice(document('TLS-4'))).rejects.toMatchObject({
      code: 'connection-lost',
      sent: 'maybe',
    })
    expect(sandbox.ledger().documents).toHaveLength(1)
  })

  test('the certificate names this machine and the host, for now', () => {
    const certificate = new X509Certificate(sandbox.caPem!)
    expect(certificate.checkHost('localhost')).toBe('localhost')
    for (const address of ['127.0.0.1', '::1']) expect(certificate.checkIP(address)).toBe(address)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    const [from, until] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)]
    expect(from).toBeLessThan(Date.now())
    expect(until).toBeGreaterThan(Date.now() + 300 * 24 * 3600_000)
  })
})

describe('listening', () => {
  const listen = (port: number, tls: boolean) => Sandbox.listen(sandbox.books, port, '127.0.0.1', { tls })

  test('without TLS there is no address and no certificate', async () => {
    const plain = await listen(0, false)
    expect([plain.tlsUrl, plain.caPem]).toEqual([undefined, undefined])
    await plain.close()
  })

  test('TLS takes the next port; when that is taken, neither listens', async () => {
    const [port, blocker] = await freePort()
    await expect(listen(port, true)).rejects.toMatchObject({
      code: 'sandbox-cannot-listen',
      message: expect.stringContaining(`:${port + 1}`),
    })
    await new Promise((resolve) => blocker.close(resolve))
    const both = await listen(port, true)
    expect([both.url, both.tlsUrl]).toEqual([`http://127.0.0.1:${port}`, `https://127.0.0.1:${port + 1}`])
    await both.close()
  })

  test('a unit takes a port of its own; when that is taken, nothing listens', async () => {
    const [port, blocker] = await freePort()
    const open = () => Sandbox.listen(sandbox.books, port, '127.0.0.1', { tls: false, vscuPort: port + 1 })
    await expect(open()).rejects.toMatchObject({ message: expect.stringContaining(`:${port + 1}`) })
    await new Promise((resolve) => blocker.close(resolve))
    const both = await open()
    expect([both.url, both.vscuUrl]).toEqual([`http://127.0.0.1:${port}`, `http://127.0.0.1:${port + 1}`])
    const answer = await fetch(`${both.vscuUrl}/initializer/selectInitInfo`, { method: 'POST', body: '{}' })
    expect(await answer.json()).toMatchObject({ resultCd: '910' })
    await both.close()
  })

  test('a port that cannot be is told like one that is taken', async () => {
    await expect(listen(65_535, true)).rejects.toMatchObject({ code: 'sandbox-cannot-listen' })
  })

  test.each(['192.0.2.7', '2001:db8::7'])('the certificate names another address: %s', async (host) => {
    const { cert } = await makeTlsIdentity(host)
    expect(new X509Certificate(cert).checkIP(host)).toBe(host)
  })

  test.each(['0.0.0.0', '::'])('the certificate names every address of the machine: %s', async (host) => {
    const certificate = new X509Certificate((await makeTlsIdentity(host)).cert)
    const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
    for (const { address } of addresses) expect(certificate.checkIP(address)).toBeTruthy()
    expect(certificate.checkHost(hostname())).toBe(hostname())
    expect(certificate.checkIP(host)).toBeUndefined()
  })

  test('the certificate names another host', async () => {
    const { cert } = await makeTlsIdentity('till.example')
    expect(new X509Certificate(cert).checkHost('till.example')).toBe('till.example')
  })
})

/** A free port, and a server on the one after it. */
async function freePort(): Promise<readonly [port: number, next: Server]> {
  const first = await occupy(0)
  const { port } = first!.address() as AddressInfo
  await new Promise((resolve) => first!.close(resolve))
  const next = await occupy(port + 1)
  return next ? [port, next] : freePort()
}

function occupy(port: number): Promise<Server | undefined> {
  const server = createServer()
  return new Promise((resolve) => {
    server.on('error', () => resolve(undefined)).listen(port, '127.0.0.1', () => resolve(server))
  })
}

test('a sandbox ends although a client stopped half-way through the greeting', async () => {
  const ending = await startSandbox({ tls: true })
  const client = createConnection(Number(new URL(ending.tlsUrl!).port), '127.0.0.1')
  client.on('error', () => {})
  await once(client, 'connect')
  const closed = once(client, 'close')
  await ending.close()
  await closed
})
