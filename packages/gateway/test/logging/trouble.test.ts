import { expect, it } from 'vitest'
import { Trouble } from '#src/logging/trouble.js'

it('says that it began, that the error is another, and that it is over: none of the tries in between', () => {
  const said: unknown[][] = []
  const words = { begins: 'it fails', ends: 'it works', facts: { device: 'shop-1' } }
  const trouble = new Trouble((...line) => said.push(line), words)
  trouble.over()
  for (let tries = 0; tries < 100; tries++) trouble.met(new Error('full'))
  for (let tries = 0; tries < 100; tries++) trouble.met(new Error('read-only'))
  trouble.over()
  trouble.over()
  trouble.met(new Error('read-only'))
  expect(said).toEqual([
    ['error', 'it fails', { device: 'shop-1', error: 'Error: full' }],
    ['error', 'it fails', { device: 'shop-1', error: 'Error: read-only' }],
    ['info', 'it works', { device: 'shop-1' }],
    ['error', 'it fails', { device: 'shop-1', error: 'Error: read-only' }],
  ])
})
