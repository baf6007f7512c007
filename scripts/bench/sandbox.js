/** A sandbox in a process of its own, so that it does not share the client's thread. Sends where it is and who may call. */
import { startSandbox } from '@risiti/sandbox/testing'

const sandbox = await startSandbox({ tls: true })
const devices = sandbox
  .taxpayers()
  .efris.map(({ tin, deviceNo, privateKeyPem }) => ({ tin, deviceNo, privateKeyPem }))
process.send({ url: sandbox.tlsUrl, ca: sandbox.caPem, devices, now: sandbox.clock.now().toISOString() })
