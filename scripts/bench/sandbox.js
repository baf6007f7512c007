/**
 * A sandbox in a process of its own, so that it does not share the client's thread. Sends where it is and who may call, and
 * when it is asked, the processor time that it took.
 */
import { startSandbox } from '@risiti/sandbox/testing'

const sandbox = await startSandbox({ tls: true })
const devices = sandbox
  .taxpayers()
  .efris.map(({ tin, deviceNo, privateKeyPem }) => ({ tin, deviceNo, privateKeyPem }))
const units = sandbox.taxpayers().etims.map(({ tin, bhfId, dvcSrlNo }) => ({ tin, bhfId, dvcSrlNo }))
process.send({
  url: sandbox.tlsUrl,
  plainUrl: sandbox.url,
  ca: sandbox.caPem,
  devices,
  units: units.slice(0, 2),
  now: sandbox.clock.now().toISOString(),
})
process.on('message', () => process.send(process.cpuUsage()))
