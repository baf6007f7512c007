import { resolve } from 'node:path'
import { readDatabaseFile } from '@risiti/gateway/config'
import { Command } from 'commander'
import { counted, say, sayJson } from '../output.js'
import { loadGateway } from '../servers.js'

export function backupCommand(): Command {
  return new Command('backup')
    .description(
      'Copy the database to a file, also while the gateway runs, and check the copy. The master key is not in it.',
    )
    .argument('<file>', 'the copy; only its owner may read it')
    .option('--replace', 'replace a file of that name')
    .option('--json', 'print JSON for programs')
    .addHelpText('after', '\nThe database is the one that RISITI_DATABASE_URL names (risiti.db).')
    .action(async (file: string, { replace = false, json }: CopyCommandOptions) => {
      const source = readDatabaseFile(process.env)
      const { backUpDatabase } = await loadGateway()
      const backup = await backUpDatabase(source, resolve(file), { now: new Date(), replace })
      if (json) return sayJson(backup)
      say(
        `${backup.file} holds ${counted(backup.documents, 'document')} of ${resolve(source)}, and was checked.`,
      )
    })
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Put a backup in the place of the database. No gateway may run on it.')
    .argument('<file>', 'a backup')
    .option('--replace', 'put a database that is there aside, under another name')
    .option('--json', 'print JSON for programs')
    .addHelpText('after', '\nThe database is the one that RISITI_DATABASE_URL names (risiti.db).')
    .action(async (file: string, { replace = false, json }: CopyCommandOptions) => {
      const target = resolve(readDatabaseFile(process.env))
      const { restoreDatabase } = await loadGateway()
      const { kept } = await restoreDatabase(resolve(file), target, { now: new Date(), replace })
      if (json) return sayJson({ file: target, ...(kept === undefined ? {} : { kept }) })
      say(`${target} is what the backup holds.${kept === undefined ? '' : ` What was there is ${kept} now.`}`)
      say(
        'At its start the gateway says what it looks up. Tills send again, with the same keys, what they sold since.',
      )
    })
}

interface CopyCommandOptions {
  readonly replace?: boolean
  readonly json?: boolean
}
