import type { Command } from 'commander'
import { say, sayJson, table } from '../output.js'
import { ask, type ControlOptions, change, controlCommand } from '../sandbox-control.js'
import { eastAfrican } from '../time.js'

interface Snapshots {
  readonly snapshots: readonly { readonly name: string; readonly takenAt: string }[]
}

/** `sandbox reset` */
export function resetCommand(): Command {
  return controlCommand('reset')
    .description('Forget every document and fault. Keys, clock, devices and snapshots stay.')
    .action(async (options: ControlOptions) => {
      const answer = await change(options, 'POST', 'reset', { keepDevices: true })
      if (options.json) return sayJson(answer)
      say('The sandbox starts again with its seeds. Devices stay registered.')
    })
}

/** `sandbox snapshot take|list|restore|drop` */
export function snapshotCommand(): Command {
  const take = named('take', 'Give the present state a name.').action(
    async (name: string, options: ControlOptions) => {
      const answer = await change(options, 'POST', 'snapshots', { name })
      if (options.json) return sayJson(answer)
      say(`Taken. "npx risiti sandbox snapshot restore ${name}" comes back to it.`)
    },
  )
  const restore = named('restore', 'Go back to a named state, its clock included.').action(
    async (name: string, options: ControlOptions) => {
      const answer = (await change(options, 'POST', 'snapshots/restore', { name })) as { now: string }
      if (options.json) return sayJson(answer)
      say(`The sandbox is what it was at "${name}". Its clock says ${eastAfrican(answer.now)}.`)
    },
  )
  const drop = named('drop', 'Forget a name, and what only that name leads to.').action(
    async (name: string, options: ControlOptions) => {
      const answer = await change(options, 'DELETE', 'snapshots', { name })
      if (options.json) return sayJson(answer)
      say(`"${name}" is forgotten.`)
    },
  )
  return controlCommand('snapshot')
    .description('Name states of the sandbox and go back to them. Alone: list them.')
    .enablePositionalOptions()
    .action(async (options: ControlOptions) => {
      const answer = (await ask(options, 'snapshots')) as Snapshots
      if (options.json) return sayJson(answer)
      if (answer.snapshots.length === 0) return say('No state has a name.')
      say(
        table([
          ['NAME', 'TAKEN'],
          ...answer.snapshots.map(({ name, takenAt }) => [name, eastAfrican(takenAt)]),
        ]),
      )
    })
    .addCommand(take)
    .addCommand(restore)
    .addCommand(drop)
}

function named(name: string, description: string): Command {
  return controlCommand(name).description(description).argument('<name>', 'name of the state')
}
