import { describe, expect, expectTypeOf, it } from 'vitest'
import { z } from 'zod'
import { buildMethods, type RequestOf, type ResponseOf } from '#src/contract/call.js'
import { defineOperation, type Operation } from '#src/contract/operation.js'

const getTime = defineOperation({
  code: 'T901',
  title: 'Get time',
  area: 'session',
  resend: 'safe',
  request: () => z.undefined(),
  response: () => z.object({ now: z.string() }),
})

const saveItem = defineOperation({
  code: 'T902',
  title: 'Save item',
  area: 'goods',
  resend: 'after-lookup',
  lookup: { operation: 'getTime', by: 'code' },
  request: () => z.strictObject({ code: z.string(), unit: z.string().default('PCE') }),
  response: () => z.object({ id: z.string().transform(Number) }),
})

const saveFile = defineOperation({
  title: 'Save file',
  area: 'files',
  resend: 'safe',
  positional: ['name', 'check', 'content'],
  request: () => z.strictObject({ name: z.string(), check: z.string().optional(), content: z.string() }),
  response: () => z.object({ id: z.number() }),
})

const operations = { getTime, saveItem, saveFile }

function recordingMethods() {
  const calls: [Operation, string, unknown][] = []
  const methods = buildMethods(operations, async (operation, name, request) => {
    calls.push([operation, name, request])
    return { id: 7 }
  })
  return { calls, methods }
}

describe('defineOperation', () => {
  it('keeps what was declared, frozen, with its literal types', () => {
    expect(getTime).toMatchObject({ code: 'T901', title: 'Get time', area: 'session', resend: 'safe' })
    expect(Object.isFrozen(getTime)).toBe(true)
    expectTypeOf(saveItem.code).toEqualTypeOf<'T902'>()
    expectTypeOf(saveItem.resend).toEqualTypeOf<'after-lookup'>()
  })

  it('builds a schema when it is first asked for, and keeps it', () => {
    let built = 0
    const lazy = defineOperation({
      title: 'Lazy',
      area: 'test',
      resend: 'never',
      request: () => {
        built++
        return z.string()
      },
      response: () => {
        built++
        return z.string()
      },
    })
    expect(built).toBe(0)
    expect(lazy.request()).toBe(lazy.request())
    expect(lazy.response()).toBe(lazy.response())
    expect(built).toBe(2)
  })

  it('refuses a declaration with a word it does not know', () => {
    defineOperation({
      title: 'Wrong',
      area: 'test',
      // @ts-expect-error `resend` is one of three words
      resend: 'sometimes',
      request: () => z.string(),
      response: () => z.string(),
    })
  })
})

describe('buildMethods', () => {
  it('makes a plain object with one method per operation', () => {
    const { methods } = recordingMethods()
    expect(Object.keys(methods)).toEqual(['getTime', 'saveItem', 'saveFile'])
    expect(Object.getPrototypeOf(methods)).toBe(Object.prototype)
  })

  it('passes operation, name and request on, and the answer back', async () => {
    const { calls, methods } = recordingMethods()
    expect(await methods.saveItem({ code: 'A' })).toEqual({ id: 7 })
    await methods.getTime()
    expect(calls).toEqual([
      [saveItem, 'saveItem', { code: 'A' }],
      [getTime, 'getTime', undefined],
    ])
  })

  it('takes the members of a request one by one where the operation names them', async () => {
    const { calls, methods } = recordingMethods()
    await methods.saveFile('a.crt', '00', 'AAAA')
    await methods.saveFile('a.crt', undefined, 'AAAA')
    await methods.saveFile({ name: 'a.crt', content: 'AAAA' })
    expect(calls.map(([, , request]) => request)).toEqual([
      { name: 'a.crt', check: '00', content: 'AAAA' },
      { name: 'a.crt', content: 'AAAA' },
      { name: 'a.crt', content: 'AAAA' },
    ])
  })

  it('leaves what is neither to the check of the request', async () => {
    const { calls, methods } = recordingMethods()
    const careless = methods.saveFile as (...given: unknown[]) => Promise<unknown>
    await careless()
    await careless(null)
    await careless('a.crt')
    expect(calls.map(([, , request]) => request)).toEqual([undefined, null, { name: 'a.crt' }])
  })

  it('passes a failure on', async () => {
    const methods = buildMethods(operations, () => Promise.reject(new Error('no')))
    await expect(methods.getTime()).rejects.toThrow('no')
  })

  it('types what goes in by the request schema and what comes out by the response schema', () => {
    expectTypeOf<RequestOf<typeof saveItem>>().toEqualTypeOf<{ code: string; unit?: string | undefined }>()
    expectTypeOf<ResponseOf<typeof saveItem>>().toEqualTypeOf<{ id: number }>()
    type Methods = ReturnType<typeof recordingMethods>['methods']
    expectTypeOf<Methods['getTime']>().toEqualTypeOf<() => Promise<{ now: string }>>()
    expectTypeOf<Parameters<Methods['saveItem']>>().toEqualTypeOf<
      [{ code: string; unit?: string | undefined }]
    >()
  })

  it('makes a misspelt field or operation a compile error', async () => {
    const { methods } = recordingMethods()
    // @ts-expect-error `cod` is not a field of the request
    await methods.saveItem({ cod: 'A' })
    // @ts-expect-error `code` is missing
    await methods.saveItem({})
    // @ts-expect-error `code` is text
    await methods.saveItem({ code: 1 })
    // @ts-expect-error one of the members is missing
    await methods.saveFile('a.crt', '00')
    // @ts-expect-error a member is text
    await methods.saveFile('a.crt', '00', 1)
    // @ts-expect-error `contents` is not a field of the request
    await methods.saveFile({ name: 'a.crt', contents: 'AAAA' })
    // @ts-expect-error this operation takes no plain arguments
    await methods.saveItem('A', 'PCE')
    // @ts-expect-error this operation takes nothing
    await methods.getTime({})
    const answer = await methods.saveItem({ code: 'A' })
    // @ts-expect-error `ID` is not a field of the response
    expect(answer.ID).toBeUndefined()
    // @ts-expect-error there is no such operation
    expect(methods.saveItems).toBeUndefined()
  })
})
