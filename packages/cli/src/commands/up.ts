import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, startGateway } from '@risiti/gateway'
import { startSandbox } from '@risiti/sandbox'
import { Command } from 'commander'
import { say, sayJson } from '../output.js'
import { addSandboxDevice } from '../sandbox-devices.js'
import { logLine, parsePort, runUntilStopped } from '../servers.js'

export function upCommand(): Command {
  return new Command('up')
    .description(
      'Run the sandbox and a gateway together, with a shop in each country. Everything is forgotten at the end.',
    )
    .option(
      '--port <port>',
      'port of the gateway; the sandbox takes the next one; 0 for any two',
      parsePort,
      8787,
    )
    .option('--json', 'print one JSON line when ready')
    .action(async (options: { port: number; json?: boolean }) => {
      const folder = await mkdtemp(join(tmpdir(), 'risiti-'))
      const sandbox = await startSandbox({ port: options.port === 0 ? 0 : options.port + 1 })
      const config = readConfig({
        RISITI_MASTER_KEY: randomBytes(32).toString('base64'),
        ...process.env,
        RISITI_DATABASE_URL: join(folder, 'risiti.db'),
        RISITI_PORT: String(options.port),
      })
      const gateway = await startGateway(config, { log: logLine })
      const connection = { url: gateway.url, key: config.adminKey }
      await addSandboxDevice(connection, sandbox.url, { id: 'ug-shop-1', authority: 'efris' })
      await addSandboxDevice(connection, sandbox.url, { id: 'ke-shop-1', authority: 'etims' })
      if (options.json) sayJson({ sandbox: { url: sandbox.url }, gateway: { url: gateway.url } })
      else say(welcome(gateway.url, sandbox.url))
      await runUntilStopped(async () => {
        await gateway.close()
        await sandbox.close()
        await rm(folder, { recursive: true, force: true })
      })
    })
}

function welcome(gateway: string, sandbox: string): string {
  return `Risiti is up.

  gateway   ${gateway}   send sales here; the devices "ug-shop-1" and "ke-shop-1" are ready
  sandbox   ${sandbox}   plays both tax authorities; open it in a browser to see what arrives

Try, in another terminal:

  risiti submit examples/ug-receipt.json
  risiti documents

Ctrl-C stops it; everything is forgotten then.`
}
