/**
 * The main job, shown: three sales become fiscal receipts, and four more do so although the answer is lost or the
 * gateway is killed. Exits 1 unless the authorities hold exactly one document per sale.
 *
 *   npm run demo [-- --keep] [-- --json]
 */
import { setUp } from './setup.js'

const flags = new Set(process.argv.slice(2))
for (const flag of flags) {
  if (flag === '--keep' || flag === '--json') continue
  process.stderr.write(`The demo knows --keep and --json, not ${flag}.\n`)
  process.exit(2)
}

await setUp()
// Only now are the packages built that the demo itself uses.
const { runDemo } = await import('./demo/run.js')
process.exitCode = await runDemo({ keep: flags.has('--keep'), json: flags.has('--json') })
