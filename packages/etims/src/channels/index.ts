import { oscu } from './oscu.js'
import type { Channel, ChannelProfile } from './profile.js'

/** Every channel, by the name the client is given. */
export const channels: Readonly<Record<Channel, ChannelProfile>> = { oscu }

export { writeReply } from '../reply.js'
export { readJson, writeJson } from '../wire-json.js'
export { type WireType, wireTypeOf } from '../wire-type.js'
export { oscu } from './oscu.js'
export type { BandLetter, Channel, ChannelProfile, Environment } from './profile.js'
