import type { ChannelProfile } from './profile.js'

/** KRA's online control unit, called directly on its own host. */
export const oscu: ChannelProfile = Object.freeze({
  name: 'oscu',
  title: 'OSCU',
  origins: {
    local: 'http://127.0.0.1:8788',
    test: 'https://etims-api-sbx.kra.go.ke',
    production: 'https://etims-api.kra.go.ke',
  },
  pathPrefix: '/etims-api',
  envelope: 'flat',
  headers: { tin: 'tin', bhfId: 'bhfId', cmcKey: 'cmcKey' },
  duplicateCode: '994',
  gapless: false,
  arithmetic: 'inclusive',
  // B stays 16 when unused, as live replies echo it. KRA's hosts disagree about E: 0 is taken by all.
  unusedRates: { A: '0', B: '16', C: '0', D: '0', E: '0' },
  portals: {
    local: 'https://etims-sbx.kra.go.ke',
    test: 'https://etims-sbx.kra.go.ke',
    production: 'https://etims.kra.go.ke',
  },
  source: 'OSCU specification 2.0; replies recorded on the test host between 2024 and 2026',
})
