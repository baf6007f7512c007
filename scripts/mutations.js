/**
 * Shows that the crash runner can fail: takes one guard at a time out of a copy of the built gateway, and does the runs that
 * need it.
 *
 *   npm run mutations
 *
 * Exits 1 when a gateway without a guard passes, or when a guard is no longer written as it was: then the table must follow.
 */
import { setUp } from './setup.js'

setUp()
// Only now is the gateway built.
const { findingOf, MUTATIONS } = await import('./crash/mutations.js')
const { buildGateway } = await import('./crash/build.js')

let survivors = 0
for (const mutation of MUTATIONS) {
  const { name, changes } = mutation
  const build = buildGateway(changes)
  const found = await findingOf(mutation, build).finally(() => build.remove())
  if (found === undefined) survivors++
  console.log(found === undefined ? `SURVIVED ${name}` : `caught   ${name}: ${found}`)
}
console.log(`${MUTATIONS.length - survivors} of ${MUTATIONS.length} mutations caught`)
// A sandbox may still be making a key that nobody needs any more.
process.exit(survivors === 0 ? 0 : 1)
