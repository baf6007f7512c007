export { BEGINNING, linkOf } from './chain.js'
export type { PackFacts, PackHead } from './pack-format.js'
export { type Before, type BrokenPack, verifyPack, type WholePack } from './verify.js'
