import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/*
 * Which rule of the sandbox raises a code: read from its sources, where each rule is a declaration of a file that the handler
 * of the operation reaches, with the code in its body and its reason in its documentation.
 */

const SOURCES = fileURLToPath(new URL('../../../packages/sandbox/src/', import.meta.url))

/** Where every call passes, whatever it asks for. */
const COMMON = {
  efris: ['efris/rules/envelope.ts', 'efris/unpack.ts'],
  etims: [
    'etims/admit.ts',
    'etims/contract.ts',
    'etims/rules/parameters.ts',
    'etims/rules/missing-members.ts',
    'etims/counter.ts',
    'etims/local-unit.ts',
  ],
}

/**
 * The rules of every operation: a map from method to a map from code to its rules, `{ name, what }`. Under the empty name stands
 * what every call passes.
 * @param operations of one country, as the sandbox tells of them: `{ authority, method, codes }`.
 */
export function readRules(operations) {
  const [{ authority }] = operations
  const folder = join(SOURCES, authority)
  const common = COMMON[authority].map((file) => join(SOURCES, file))
  const files = handlerFiles(join(folder, 'handlers/index.ts'))
  const rules = new Map([['', codesIn(common, new Set(operations.flatMap(({ codes }) => codes)))]])
  for (const { method, codes } of operations) {
    const file = files.get(method) ?? join(folder, `handlers/${kebab(method)}.ts`)
    rules.set(method, codesIn(filesFrom(file, common), new Set(codes)))
  }
  return rules
}

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `method: async () => (await import('./file.js')).method`, or a plain import. */
function handlerFiles(index) {
  const text = readFileSync(index, 'utf8')
  const found = [
    ...text.matchAll(/^ {2}(\w+): .*import\('(\.\/[\w-]+)\.js'\)/gm),
    ...text.matchAll(/^import \{ (\w+) \} from '(\.\/[\w-]+)\.js'/gm),
  ]
  return new Map(found.map(([, method, path]) => [method, join(dirname(index), `${path}.ts`)]))
}

/** A file and all that it imports, but for `except`. */
function filesFrom(entry, except) {
  const reached = new Set()
  const visit = (file) => {
    if (reached.has(file) || except.includes(file) || !existsSync(file)) return
    reached.add(file)
    for (const path of importsOf(file)) visit(path)
  }
  visit(entry)
  return [...reached]
}

function importsOf(file) {
  const text = readFileSync(file, 'utf8').replace(/^import type [^;]*?from .*$/gm, '')
  const paths = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)]
  return paths.map(([, path]) => resolve(dirname(file), `${path}.ts`))
}

/** Which of the codes are raised in some files, and by what. */
function codesIn(files, codes) {
  const found = new Map()
  const rules = files.filter((file) => !/\/(texts|reference)\//.test(file)).flatMap(declarationsOf)
  for (const { name, what, body } of rules) {
    for (const code of raisedIn(body, what)) {
      if (!codes.has(code)) continue
      const rule = { name, what: memberOf(body, code) ?? sentenceFor(what, code) }
      found.set(code, [...(found.get(code) ?? []), rule])
    }
  }
  return found
}

/** What begins at the left edge, with the documentation right above it. */
function declarationsOf(file) {
  const text = readFileSync(file, 'utf8')
  const starts = [...text.matchAll(/^(?:export )?(?:async )?(?:function|const|class) (\w+)/gm)]
  return starts.map((start, at) => {
    const end = starts[at + 1]?.index ?? text.length
    const [, doc = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(text.slice(0, start.index)) ?? []
    const body = text.slice(start.index, end).replace(/\/\*\*[\s\S]*?\*\//g, '')
    return { name: start[1], what: wordsOf(doc), body }
  })
}

const wordsOf = (doc) =>
  doc
    .replace(/^\s*\*+ ?/gm, '')
    .replace(/\s+/g, ' ')
    .trim()

/**
 * Four digits are always a code, and three from 300 on nearly; fewer may be a value of some list, unless they are refused with.
 * A rule that is told its code by the door names it in its documentation.
 */
function raisedIn(body, what) {
  const long = body.matchAll(/'(\d{4}|[3-9]\d\d)'/g)
  const short = body.matchAll(/(?:refuse\w*\(|\w+: \[?)\s*'(\w{2,3})'/g)
  const told = body.includes('refuse(duplicateCode)') ? what.matchAll(/\b(\d{3})\b/g) : []
  return new Set([...long, ...short, ...told].map(([, code]) => code))
}

/** A row of a table of members says itself what is wrong. */
function memberOf(body, code) {
  const row = new RegExp(`\\{[^{}]*name: '(\\w+)'[^{}]*?(\\w+): \\[?\\s*'${code}'`).exec(body)
  return row ? `\`${row[1]}\`: ${FAULTS[row[2]] ?? row[2]}` : undefined
}

const FAULTS = {
  missing: 'is missing',
  empty: 'is missing',
  bytes: 'is too long or too short',
  longer: 'is too long',
  digits: 'is no number, or one with too many digits',
  among: 'is none of the values that there are',
  form: 'is not of the right form',
  negative: 'is below zero',
}

/** Of documentation that tells of several codes, the sentence about this one; else the first. */
function sentenceFor(what, code) {
  const sentences = what.split(/(?<=\.) (?=[A-Z0-9])/)
  const own = sentences.find((sentence) => new RegExp(`\\b${code}\\b`).test(sentence))
  const sentence = own ?? sentences[0] ?? ''
  const words = sentence.replace(/^[\dA-Z, a-z]*?\d+[^:]{0,60}: /, '')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
