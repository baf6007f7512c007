import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { startGateway } from '#src/main.js'
import { idOfKey } from '../support/doubt.js'
import { configAt, makePlace } from '../support/processes.js'

it('names in its message which key a start lacks, and which it was given', async () => {
  const place = makePlace()
  await (await startGateway(configAt(place))).close()
  const masterKey = randomBytes(32).toString('base64')
  await expect(startGateway(configAt({ ...place, masterKey }))).rejects.toThrow(
    `needs the key ${idOfKey(place.masterKey)}, and ${idOfKey(masterKey)} was given`,
  )
  place.remove()
})
