import { gavaconnect } from './gavaconnect.js'
import { oscu } from './oscu.js'
import type { Channel, ChannelProfile } from './profile.js'
import { vscu } from './vscu.js'

/** Every channel, by the name the client is given. */
export const channels: Readonly<Record<Channel, ChannelProfile>> = { oscu, gavaconnect, vscu }

export type { OperationName } from '../catalogue.js'
export { normalise } from '../normalise.js'
export { type Plan, planOf } from '../plan.js'
export { writeReply } from '../reply.js'
export { schemasOf } from '../schemas.js'
export { readJson, writeJson } from '../wire-json.js'
export { type WireType, wireTypeOf } from '../wire-type.js'
export type * from './profile.js'
export { gavaconnect, oscu, vscu }
