import { type SandboxAddress, tlsHint } from './sandbox-tls.js'

/** What runs. */
export interface Up {
  readonly gateway: string
  /** At which gateway commands are meant that name none. */
  readonly meant: string
  readonly adminKey: string
  readonly sandbox: SandboxAddress
  readonly state: string | undefined
}

/** What `up` says once it runs. The commands in it reach this gateway, also where somebody is logged in at another. */
export function welcome({ gateway, meant, adminKey, sandbox, state }: Up): string {
  const at = gateway === meant ? '' : ` --url ${gateway}`
  return `Risiti is up.

  gateway   ${gateway}   send sales here; the devices "ug-shop-1" and "ke-shop-1" are ready;
            open it in a browser for the dashboard
  sandbox   ${sandbox.url}   plays both tax authorities; open it in a browser to see what arrives
  API key   ${adminKey}
            for programs, and to sign in to the dashboard; "npx risiti" knows it already
${sandbox.tlsUrl === undefined ? '' : `\n${tlsHint(sandbox)}\n`}
Try, in another terminal:

  npx risiti submit examples/ug-receipt.json${at}
  npx risiti documents${at}

Ctrl-C stops it; ${state === undefined ? 'everything is forgotten then' : `what is known stays in ${state}`}.`
}
