import { MESSAGES, RESULT_CODES, UNOFFICIAL_CODES } from '@risiti/etims'
import { type ChannelProfile, channels, type OperationName, schemasOf } from '@risiti/etims/channels'
import { describe, expect, test } from 'vitest'
import { FACTS } from '../reference/etims/channels-page.js'
import { evidenceOf, LEVELS } from '../reference/etims/evidence.js'
import { ownMembersOf } from '../reference/etims/fields.js'
import { committed, ETIMS, letters, pageFor } from './countries.js'

/* What is particular to the reference of eTIMS: channels and what they have otherwise, result codes, and texts. */

const { CODES_FILE, FOLDER } = ETIMS.reference
const PROFILES: readonly ChannelProfile[] = Object.values(channels)

/** The row of a member, in the table of a request or of an answer. */
function rowOf(page: string, side: 'request' | 'response', path: string): string {
  const heading = side === 'request' ? '## Request' : '## Answer'
  const [table = ''] = page.slice(page.indexOf(`\n${heading}\n`) + 1).split('\n## ')
  return table.split('\n').find((line) => line.startsWith(`| \`${path}\` |`)) ?? ''
}

describe('a page of an operation', () => {
  test.each(ETIMS.operations)('%s says of each channel its paths and who asks', (method, operation) => {
    const page = pageFor(ETIMS, method, operation)
    for (const { name, pathPrefix, paths, families = {}, identity, identityOf } of PROFILES) {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`)) ?? ''
      const path = paths[method as OperationName]
      if (path === undefined) {
        expect(row).toContain('not offered')
        continue
      }
      const spellings = [path, ...Object.values(families).map((own) => own[method as OperationName] ?? path)]
      for (const each of spellings) expect(row).toContain(`\`${pathPrefix}${each}\``)
      const { headers, body } = identityOf[method as OperationName] ?? identity
      const places = row.split(' | ').slice(2, 4)
      expect(places.map(namesIn)).toEqual([Object.values(headers), Object.values(body)])
      expect(row).toContain(LEVELS[evidenceOf(name, method) as keyof typeof LEVELS])
    }
  })

  test.each(ETIMS.operations)('%s says every difference of a channel', (method, operation) => {
    const page = pageFor(ETIMS, method, operation)
    for (const { name, differences } of PROFILES) {
      for (const side of ['request', 'response'] as const) {
        const own = differences[method as OperationName]?.[side] ?? {}
        for (const [path, difference] of Object.entries(own)) {
          const otherwise = rowOf(page, side, path).split(' | ').at(-1)!
          const said = otherwise.split('<br>').find((line) => line.includes(`\`${name}\``)) ?? ''
          for (const word of wordsOf(difference, side))
            expect(said, `${name} ${side} ${path}`).toContain(word)
        }
      }
    }
  })

  test.each(ETIMS.operations)('%s says of a member what each channel holds it to', (method, operation) => {
    const page = pageFor(ETIMS, method, operation)
    for (const profile of PROFILES.filter(({ paths }) => paths[method as OperationName])) {
      const schemas = schemasOf(method as OperationName, profile)
      for (const side of ['request', 'response'] as const) {
        for (const { path } of ownMembersOf(schemas[side])) {
          expect(rowOf(page, side, path), `${profile.name} ${path}`).not.toBe('')
        }
      }
    }
  })
})

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)

/** What must be read in a row that tells of a difference. */
function wordsOf(difference: Difference, side: keyof typeof REQUIRED): string[] {
  const { absent, neededWhen, spelled, readAs = [], format, required, wire } = difference
  return [
    ...(absent ? ['not there'] : []),
    ...(neededWhen ? [`\`${neededWhen.field}\``, ...neededWhen.in.map((value) => `\`${value}\``)] : []),
    ...[spelled, format, ...readAs].filter((word) => word !== undefined).map((word) => `\`${word}\``),
    ...(required === undefined ? [] : [REQUIRED[side][required ? 'yes' : 'no']]),
    ...(wire?.split('|').map((type) => (type === 'number' ? 'number' : 'text')) ?? []),
  ]
}

const REQUIRED = {
  request: { yes: 'needed', no: 'may be left out' },
  response: { yes: ': always there', no: 'not always there' },
}

type Difference = NonNullable<NonNullable<ChannelProfile['differences'][OperationName]>['request']>[string]

describe('the page of channels', () => {
  const page = committed(`${FOLDER}channels.md`)

  test('has a row for every fact of a profile', () => {
    const facts = new Set(PROFILES.flatMap((profile) => Object.keys(profile)))
    const elsewhere = ['name', 'country']
    expect([...facts].filter((fact) => !elsewhere.includes(fact)).sort()).toEqual(Object.keys(FACTS).sort())
    for (const [title] of Object.values(FACTS)) expect(page).toContain(`\n| ${title} | `)
  })

  test('shows a success, an empty list and a refusal as the gateway sends them', () => {
    const replies = [...page.matchAll(/HTTP (\d+)\n\n```json\n([\s\S]*?)\n```/g)]
    const shown = replies.map(([, status, body]) => [status, JSON.parse(body!).responseBody?.resultCd])
    expect(shown).toEqual([
      ['200', '000'],
      ['400', '001'],
      ['400', undefined],
    ])
  })
})

describe('result codes', () => {
  const page = committed(`${FOLDER}result-codes.md`)
  const rows = page.split('\n').filter((line) => line.startsWith('| `'))
  const codes = [...RESULT_CODES, ...UNOFFICIAL_CODES]

  test('the page holds the codes of the client and no others, and what a channel says otherwise', () => {
    const expected = codes.flatMap(({ resultCd, on = {} }) => [
      `${resultCd} `,
      ...Object.keys(on).map((channel) => `${resultCd} ${channel}`),
    ])
    const onPage = rows.flatMap((row) => {
      const [, code, channel] = /^\| `(\w+)` \| (?:`(\w+)`)? *\|/.exec(row) ?? []
      return code === undefined ? [] : [`${code} ${channel ?? ''}`]
    })
    expect(onPage).toEqual(expected)
    for (const { resultCd, on = {}, ...advice } of codes) {
      for (const { meaning = '', fix = '' } of [advice, ...Object.values(on)]) {
        expect(
          rows.some((row) => [meaning, fix].every((words) => letters(row).includes(letters(words)))),
          resultCd,
        ).toBe(true)
      }
    }
  })

  test('every text of the validator is on the page, and on that of its operation', () => {
    const idsIn = (text: string) => [...text.matchAll(/is `etims-([\w-]+)`/g)].map(([, id]) => id!)
    expect(idsIn(page)).toEqual(MESSAGES.map(({ id }) => id))
    for (const [method, operation] of ETIMS.operations) {
      const own = MESSAGES.filter((message) => message.operation === method).map(({ id }) => id)
      expect(idsIn(pageFor(ETIMS, method, operation)), method).toEqual(own)
    }
  })

  test('the tables for programs are those of the client', () => {
    const byCode = (list: typeof codes) =>
      Object.fromEntries(list.map(({ resultCd, ...row }) => [resultCd, row]))
    const tables = JSON.parse(committed(CODES_FILE))
    expect(tables.codes).toEqual(byCode([...RESULT_CODES]))
    expect(tables.unofficial).toEqual(byCode([...UNOFFICIAL_CODES]))
    const messages = MESSAGES.map(({ id, pattern, expected, ...row }) => [
      id,
      { ...row, pattern: pattern.source, ...(expected && { expected: expected.source }) },
    ])
    expect(tables.messages).toEqual(Object.fromEntries(messages))
    // What the file does not say: every pattern ignores case, and none has another flag.
    expect(new Set(MESSAGES.map(({ pattern }) => pattern.flags))).toEqual(new Set(['i']))
  })

  test('a program finds the tables by the name of the package', async () => {
    const { default: tables } = await import('@risiti/etims/result-codes.json', { with: { type: 'json' } })
    expect(tables.codes['000'].meaning).toBe(RESULT_CODES[0]!.meaning)
  })
})
