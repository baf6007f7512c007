import { resolve } from 'node:path'
import { readConfig } from '@risiti/gateway/config'
import { Command } from 'commander'
import { say, sayJson } from '../output.js'
import { openGateway, parsePort, runUntilStopped } from '../servers.js'

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('Run the gateway: it keeps sales, sends them and gives out receipts.')
    .option('--port <port>', 'port to listen on, 0 for any', parsePort)
    .option('--json', 'print one JSON line when ready')
    .addHelpText('after', SETTINGS)
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

const SETTINGS = `
Settings are environment variables:
  RISITI_MASTER_KEY     32 bytes in base64; seals device keys (required)
  RISITI_MASTER_KEY_PREVIOUS   former ones, separated by commas, while the key is changed
  RISITI_DATABASE_URL   path of the database file (risiti.db)
  RISITI_PORT           8787
  RISITI_HOST           127.0.0.1
  RISITI_ADMIN_KEY      an admin key; without it the first start makes one and prints it once
  RISITI_PUBLIC_URL     the address people use, when it is another: QR codes of provisional slips lead there
  RISITI_WEBHOOK_NETWORKS   networks that webhooks may go to besides public addresses, such as 10.1.0.0/16
  RISITI_TRUSTED_PROXIES   networks of proxies that say for whom they ask, such as 127.0.0.1
  RISITI_LOG_LEVEL      debug, info (default), warn or error
  RISITI_KEEP_TEXTS_DAYS   delete what was sent and answered so many days after it was settled (kept for ever)
  RISITI_KEEP_WEBHOOKS_DAYS   delete deliveries of webhooks so many days after they were taken (30)
  RISITI_TRACING        on: traces of what is sent, for OpenTelemetry
  RISITI_LOG_FORMAT     pretty (default on a terminal) or json`
