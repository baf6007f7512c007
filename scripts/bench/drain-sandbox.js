/**
 * The authority of Kenya in a process of its own, with as many units as it is told, and a network that takes its time: every answer
 * comes late. Sends where it is and its units.
 */
import { startSandbox } from '@risiti/sandbox/testing'

const { units, latencyMs } = JSON.parse(process.argv[2])
const sandbox = await startSandbox()
sandbox.clock.set(new Date())
sandbox.clock.freeze(false)
const { devices } = sandbox.books.etims
while (devices.length < units) devices.push(another(devices[0], devices.length))
sandbox.faults.add({ operation: '*', fault: 'delay', probability: 1, delayMs: latencyMs })

/** A unit like one that has sold nothing, in a branch of its own. */
function another(unit, number) {
  const bhfId = String(number).padStart(2, '0')
  const info = {
    ...unit.info,
    bhfId,
    bhfNm: `Branch ${number}`,
    hqYn: 'N',
    sdcId: `KRACU04${String(number).padStart(8, '0')}`,
  }
  const empty = Object.entries(unit)
    .filter(([, value]) => value instanceof Object && 'set' in value)
    .map(([name, value]) => [name, new value.constructor()])
  const stock = { ledger: new Map(unit.ledger), stated: new Map(unit.stated) }
  return { ...unit, ...Object.fromEntries(empty), ...stock, info, dvcSrlNo: `RISITI-KE-${bhfId}` }
}

process.send({
  url: sandbox.url,
  units: devices.map(({ dvcSrlNo, info: { tin, bhfId } }) => ({ tin, bhfId, dvcSrlNo })),
})
