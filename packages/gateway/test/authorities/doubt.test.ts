import { TransportError } from '@risiti/core'
import { expect, it } from 'vitest'
import { outcomeOf } from '#src/authorities/outcome.js'

it('tells who sells to leave a doubt to the gateway, and not to ask the authority, as an SDK tells its caller', () => {
  const lost = new TransportError({
    code: 'connection-lost',
    message: 'The connection broke.',
    cause: 'ECONNRESET',
    sent: 'maybe',
    fix: 'Ask the authority whether the document arrived before sending anything again.',
  })
  expect(outcomeOf(lost, () => undefined)).toMatchObject({
    kind: 'in_doubt',
    problem: {
      code: 'connection-lost',
      message: 'The connection broke.',
      fix: 'Nothing is to be done: the gateway finds out what became of it. Do not send it under another key.',
    },
  })
})
