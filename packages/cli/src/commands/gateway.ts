import { readConfig, startGateway } from '@risiti/gateway'
import { Command } from 'commander'
import { say, sayJson } from '../output.js'
import { logLine, parsePort, runUntilStopped } from '../servers.js'

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run the gateway: it keeps sales, sends them and gives out receipts.')
    .option('--port <port>', 'port to listen on, 0 for any', parsePort)
    .option('--json', 'print one JSON line when ready')
    .addHelpText('after', SETTINGS)
    .action(async (options: { port?: number; json?: boolean }) => {
      const config = readConfig(process.env)
      const gateway = await startGateway({ ...config, port: options.port ?? config.port }, { log: logLine })
      if (options.json) sayJson({ gateway: { url: gateway.url } })
      else
        say(
          `The gateway listens on ${gateway.url}. Documents are kept in ${config.databaseFile}. Ctrl-C stops it.`,
        )
      await runUntilStopped(() => gateway.close())
    })
}

const SETTINGS = `
Settings are environment variables:
  RISITI_MASTER_KEY     32 bytes in base64; seals device keys (required)
  RISITI_DATABASE_URL   path of the database file (risiti.db)
  RISITI_PORT           8787
  RISITI_HOST           127.0.0.1; elsewhere an admin key is required
  RISITI_ADMIN_KEY      demanded as bearer token when set
  RISITI_PUBLIC_URL     the address people use, when it is another`
