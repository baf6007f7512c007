import { expect, it } from 'vitest'
import { Lookups } from '#src/webhooks/post/lookups.js'
import type { Resolve } from '#src/webhooks/post/target.js'

type Done = Parameters<Resolve>[1]

const ADDRESS = { address: '93.184.216.34', family: 4 }

/** A machine that finds a name when it is told to. */
class Machine {
  readonly asked: string[] = []
  #done: Done | undefined

  readonly resolve: Resolve = (name, done) => {
    this.asked.push(name)
    this.#done = done
  }

  find(): void {
    this.#done!(null, [ADDRESS])
  }

  fail(): void {
    this.#done!(new Error('nobody answers'), [])
  }
}

function ask() {
  const machine = new Machine()
  const lookups = new Lookups(machine.resolve)
  const told: string[] = []
  const wait = (name: string) =>
    lookups.resolve(name, (error, addresses) => told.push(`${name} ${error ? 'dead' : addresses.length}`))
  return { machine, told, wait }
}

it('looks one name up at a time, and tells all who wait for it', () => {
  const { machine, told, wait } = ask()
  for (const name of ['a', 'b', 'a']) wait(name)
  expect(machine.asked).toEqual(['a'])
  machine.find()
  expect(told).toEqual(['a 1', 'a 1'])
  expect(machine.asked).toEqual(['a', 'b'])
})

it('looks names up that had no address after all others, and again as others once they have', () => {
  const { machine, told, wait } = ask()
  wait('dead')
  machine.fail()
  wait('alive')
  for (const name of ['dead', 'other', 'alive']) wait(name)
  for (let i = 0; i < 3; i++) machine.find()
  expect(machine.asked).toEqual(['dead', 'alive', 'other', 'dead'])
  expect(told).toEqual(['dead dead', 'alive 1', 'alive 1', 'other 1', 'dead 1'])
  wait('first')
  wait('dead')
  wait('last')
  for (let i = 0; i < 3; i++) machine.find()
  expect(machine.asked.slice(4)).toEqual(['first', 'dead', 'last'])
})
