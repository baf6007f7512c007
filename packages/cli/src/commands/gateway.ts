import { resolve } from 'node:path'
import { readConfig } from '@risiti/gateway/config'
import { Command } from 'commander'
import { settingsHelp } from '../gateway-settings.js'
import { say, sayJson } from '../output.js'
import { openGateway, parsePort, runUntilStopped } from '../servers.js'

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run the gateway: it keeps sales, sends them and gives out receipts.')
    .option('--port <port>', 'port to listen on, 0 for any', parsePort)
    .option('--json', 'print one JSON line when ready')
    .addHelpText('after', ({ command }) => settingsHelp(command.createHelp()))
    .action(async (options: { port?: number; json?: boolean }) => {
      const config = readConfig(process.env)
      await runUntilStopped(async (onStop) => {
        const gateway = await openGateway({ ...config, port: options.port ?? config.port })
        onStop(() => gateway.close())
        const { url, adminKey } = gateway
        if (options.json) return sayJson({ gateway: { url }, ...(adminKey ? { adminKey } : {}) })
        say(
          `The gateway listens on ${url}. Documents are kept in ${resolve(config.databaseFile)}. Ctrl-C stops it.`,
        )
        if (adminKey)
          say(
            `\nIts admin key is shown this once and kept nowhere:\n\n  ${adminKey}\n\nSave it for the other commands: npx risiti login --url ${url}`,
          )
      })
    })
}
