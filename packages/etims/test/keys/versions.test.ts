import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { addFile, addVersion, newestVersion } from '#src/keys/versions.js'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'risiti-versions-'))
  return () => rmSync(folder, { recursive: true })
})

const files = () => readdirSync(folder).sort()
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('a file', () => {
  it('is added once: a later one of its name changes nothing', async () => {
    expect(await addFile(folder, 'a.1', Buffer.from('first'))).toBe(true)
    expect(await addFile(folder, 'a.1', Buffer.from('second'))).toBe(false)
    expect(textOf('a.1')).toBe('first')
    expect(files()).toEqual(['a.1'])
  })

  it('is left to the one that makes it', async () => {
    writeFileSync(join(folder, 'a.1.new'), 'half')
    expect(await addFile(folder, 'a.1', Buffer.from('second'))).toBe(false)
    expect(files()).toEqual(['a.1.new'])
    expect(textOf('a.1.new')).toBe('half')
  })

  it('belongs to one of many that add it at once', async () => {
    const added = await Promise.all(
      Array.from({ length: 30 }, (_, number) => addFile(folder, 'a.1', Buffer.from(String(number)))),
    )
    expect(added.filter(Boolean)).toHaveLength(1)
    expect(textOf('a.1')).toBe(String(added.indexOf(true)))
    expect(files()).toEqual(['a.1'])
  })
})

describe('the newest version', () => {
  it.each<[string, readonly string[], number]>([
    ['of nothing', [], 0],
    ['of others only', ['b.7', 'aa.8', 'a', 'a.', 'a.x', 'a.01', 'a.0', 'a.-1', 'a.1.new', 'trial-00'], 0],
    ['by number, not by letters', ['a.9', 'a.10', 'a.2'], 10],
    ['across a gap', ['a.1', 'a.4', 'a.5.new'], 4],
  ])('%s', async (_what, names, newest) => {
    for (const name of names) writeFileSync(join(folder, name), '')
    expect(await newestVersion(folder, 'a')).toBe(newest)
    await addVersion(folder, 'a', Buffer.from('new'))
    expect(await newestVersion(folder, 'a')).toBeGreaterThan(newest)
    expect(textOf(`a.${await newestVersion(folder, 'a')}`)).toBe('new')
  })

  it('of a folder that is not there is none', async () => {
    expect(await newestVersion(join(folder, 'none'), 'a')).toBe(0)
  })

  it('of a folder that is a file cannot be told', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(newestVersion(join(folder, 'file'), 'a')).rejects.toThrow('ENOTDIR')
  })

  it('counts one that cannot be read, so that nothing older is taken for it', async () => {
    mkdirSync(join(folder, 'a.3'))
    expect(await newestVersion(folder, 'a')).toBe(3)
  })
})
