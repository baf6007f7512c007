import fc from 'fast-check'

/**
 * What every property draws from. In the suites it is always the same, so that nothing that is landed fails by chance: what chance
 * finds is for `npm run fuzz`, which draws another seed each time and says which.
 */
const SEED = Number(process.env.RISITI_SEED ?? 20260120)

fc.configureGlobal({ seed: SEED, ...(process.env.RISITI_FUZZ === 'long' ? { numRuns: 5000 } : {}) })
