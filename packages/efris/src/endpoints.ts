import { ConfigurationError } from '@risiti/core'

/**
 * How the client speaks. `online`: with the authority, sealed and signed. `offline-enabler`: with the authority's program on
 * the taxpayer's own machine, which takes plain content without a signature and reaches the authority by itself.
 */
export type Mode = 'online' | 'offline-enabler'

/**
 * Where the authority is: our sandbox on its default port, URA's test system, URA's production system, or an address.
 * Production is known under two addresses, both in use: `production` is https://efrisws.ura.go.ug/ws/..., and
 * `https://efris.ura.go.ug` gets the other path. In the mode `offline-enabler`, `test` and `production` are the enabler on
 * this machine; give its address when it is on another one.
 */
export type Environment = 'local' | 'test' | 'production' | (string & {})

interface Endpoint {
  readonly origin: string
  readonly path: string
}

const ENABLER_PATH = '/efristcs/ws/tcsapp/getInformation'
const ENABLER: Endpoint = { origin: 'http://127.0.0.1:9880', path: ENABLER_PATH }

const ENDPOINTS: Readonly<Record<Mode, Readonly<Record<string, Endpoint>>>> = {
  online: {
    local: { origin: 'http://127.0.0.1:8788', path: '/efrisws/ws/taapp/getInformation' },
    test: { origin: 'https://efristest.ura.go.ug', path: '/efrisws/ws/taapp/getInformation' },
    production: { origin: 'https://efrisws.ura.go.ug', path: '/ws/taapp/getInformation' },
  },
  'offline-enabler': {
    local: { origin: 'http://127.0.0.1:8788', path: ENABLER_PATH },
    test: ENABLER,
    production: ENABLER,
  },
}

/**
 * The address behind an environment. An origin gets the authority's own path there, or that of the test system; an
 * address with a path is taken as it is.
 * @throws ConfigurationError when it is neither a known name nor an address.
 */
export function endpointOf(environment: Environment, mode: Mode = 'online'): Endpoint {
  const known = ENDPOINTS[mode]
  if (Object.hasOwn(known, environment)) return known[environment]!
  const { origin, pathname } = addressOf(environment)
  const owner = Object.values(known).find((endpoint) => endpoint.origin === origin)
  return { origin, path: pathname === '/' ? (owner ?? known.test!).path : pathname }
}

function addressOf(environment: string): URL {
  const url = URL.canParse(environment) ? new URL(environment) : undefined
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url
  throw new ConfigurationError({
    code: 'environment-unknown',
    message: `"${String(environment).slice(0, 60)}" is not an environment.`,
    cause: 'It is neither a known name nor an http(s) address.',
    fix: 'Use "local", "test", "production", or an address such as http://127.0.0.1:8788.',
  })
}
