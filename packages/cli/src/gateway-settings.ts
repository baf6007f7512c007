import type { Help } from 'commander'

/** What each variable of the gateway is for, and what holds without it. */
const SETTINGS: Readonly<Record<string, string>> = {
  RISITI_MASTER_KEY: '32 bytes in base64; seals device keys (required)',
  RISITI_MASTER_KEY_PREVIOUS: 'former ones, separated by commas, while the key is changed',
  RISITI_DATABASE_URL: 'path of the database file (risiti.db)',
  RISITI_PORT: 'port to listen on (8787)',
  RISITI_HOST: 'address to listen on (127.0.0.1)',
  RISITI_ADMIN_KEY: 'an admin key; without it the first start makes one and prints it once',
  RISITI_FONTS: 'a folder with the fonts that devices may name for their receipts',
  RISITI_PUBLIC_URL: 'the address people use, when it is another: QR codes of provisional slips lead there',
  RISITI_WEBHOOK_NETWORKS: 'networks that webhooks may go to besides public addresses, such as 10.1.0.0/16',
  RISITI_TRUSTED_PROXIES: 'networks of proxies that say for whom they ask, such as 127.0.0.1',
  RISITI_LOG_LEVEL: 'debug, info (default), warn or error',
  RISITI_LOG_FORMAT: 'pretty (default on a terminal) or json',
  RISITI_KEEP_TEXTS_DAYS:
    'delete what was sent and answered so many days after it was settled (kept for ever)',
  RISITI_KEEP_WEBHOOKS_DAYS: 'delete deliveries of webhooks so many days after they were taken (30)',
  RISITI_TRACING: 'on: traces of what is sent, for OpenTelemetry (off)',
}

/** The settings of the gateway, laid out as options are. */
export function settingsHelp(help: Help): string {
  const width = Math.max(...Object.keys(SETTINGS).map((name) => name.length))
  const items = Object.entries(SETTINGS).map(([name, what]) => help.formatItem(name, width, what, help))
  return ['', 'Settings are environment variables:', ...items].join('\n')
}
