import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { closingOf, partsOf, tokensOf } from './tokens.js'

/*
 * What the source of an operation says and its schema does not: the documentation of the operation and of each member.
 * Members are found by following the nesting of `message`, `answer`, `list` and `optional`, and the functions that make a
 * shape, wherever they are declared. What is read is a map of members: name -> { doc, members }.
 */

/** The functions of a vocabulary that have a shape inside. The others are leaves. */
const CONTAINERS = new Set(['message', 'answer', 'body', 'list', 'optional', 'single'])

/** The file of a package that has the functions from which messages are made. */
const isVocabulary = (file) => basename(file) === 'fields.ts'

/**
 * The documentation of every operation by its method name: `{ file, doc, request, response }`.
 * @param country `efris` or `etims`.
 */
export function readOperations(country) {
  const folder = fileURLToPath(new URL(`../../packages/${country}/src/operations/`, import.meta.url))
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'index.ts')
  return new Map(files.flatMap((file) => operationsIn(join(folder, file))))
}

function operationsIn(file) {
  const found = [...moduleOf(file).declared].filter(([, { body }]) => body[0]?.text === 'defineOperation')
  return found.map(([name, { doc, body }]) => {
    const declaration = new Map(entriesOf(body.slice(2, -1)).map((entry) => [entry.name, entry.value]))
    const [request, response] = ['request', 'response'].map((side) =>
      read(declaration.get(side), scopeOf(file)),
    )
    return [name, { file, doc, request, response }]
  })
}

const modules = new Map()

/** A source file's declarations and imports by name. Each file is read once. */
function moduleOf(file) {
  if (!modules.has(file)) modules.set(file, readModule(file))
  return modules.get(file)
}

function readModule(file) {
  const declared = new Map()
  const imported = new Map()
  for (const statement of statementsOf(tokensOf(readFileSync(file, 'utf8'), file))) {
    if (statement[0].text === 'import') addImports(imported, statement, file)
    else addDeclaration(declared, statement)
  }
  return { declared, imported }
}

const STARTS = new Set(['import', 'export', 'const', 'function', 'type', 'interface'])

/** Cuts a file at the words that begin a statement, which stand at the start of a line. */
function statementsOf(tokens) {
  const statements = []
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text, column } = tokens[at]
    const isStart = column === 0 && STARTS.has(text)
    if (isStart || statements.length === 0) statements.push([])
    const end = kind === 'mark' && '([{'.includes(text) ? closingOf(tokens, at) : at
    statements.at(-1).push(...tokens.slice(at, end + 1))
    at = end
  }
  return statements
}

/** `import { a, type B, c as d } from './x.js'`; only our own files matter. */
function addImports(imported, statement, file) {
  const from = statement.at(-1).text.slice(1, -1)
  if (!from.startsWith('.')) return
  const path = resolve(dirname(file), from.replace(/\.js$/, '.ts'))
  const open = statement.findIndex(({ text }) => text === '{')
  if (open < 0) return
  for (const part of partsOf(statement.slice(open + 1, closingOf(statement, open)))) {
    const names = part.filter(({ text }) => text !== 'type')
    imported.set(names.at(-1).text, { path, name: names[0].text })
  }
}

/** `const name = value`, `const name = (a) => value` and `function name(a) { return value }`. */
function addDeclaration(declared, statement) {
  const [{ doc }] = statement
  const tokens = statement[0].text === 'export' ? statement.slice(1) : statement
  if (tokens[0].text === 'const') {
    const equals = tokens.findIndex(({ text }) => text === '=')
    declared.set(tokens[1].text, { doc, ...functionIn(tokens.slice(equals + 1)) })
  }
  if (tokens[0].text === 'function') declared.set(tokens[1].text, { doc, ...functionOf(tokens) })
}

/** An arrow function's parameters and value; any other value has no parameters. */
function functionIn(value) {
  if (value[0]?.text !== '(') return { body: value }
  const close = closingOf(value, 0)
  if (value[close + 1]?.text !== '=>') return { body: value }
  return { parameters: parametersOf(value.slice(1, close)), body: value.slice(close + 2) }
}

function functionOf(tokens) {
  const open = tokens.findIndex(({ text }) => text === '(')
  const from = tokens.findIndex(({ text }) => text === 'return')
  const body = from < 0 ? [] : tokens.slice(from + 1, -1)
  return { parameters: parametersOf(tokens.slice(open + 1, closingOf(tokens, open))), body }
}

function parametersOf(tokens) {
  return partsOf(tokens).map((part) => part[0].text)
}

const scopeOf = (file, given = new Map()) => ({ file, given })

/** The members of an expression; `undefined` when it is a leaf. */
function read(tokens = [], scope) {
  const [first, second] = tokens
  if (!first) return undefined
  if (first.text === '{') return readObject(tokens.slice(1, closingOf(tokens, 0)), scope)
  if (first.text === '(') return readBrackets(tokens, scope)
  if (first.kind !== 'name') return undefined
  if (second?.text === '(') return readCall(first.text, tokens.slice(2, closingOf(tokens, 1)), scope)
  return second === undefined ? readName(first.text, scope) : undefined
}

/** `(value)` and `() => value`. */
function readBrackets(tokens, scope) {
  const close = closingOf(tokens, 0)
  if (tokens[close + 1]?.text === '=>') return read(tokens.slice(close + 2), scope)
  return read(tokens.slice(1, close), scope)
}

function readCall(name, tokens, scope) {
  const parts = partsOf(tokens)
  const found = find(name, scope.file)
  if (!found) return undefined
  const { file, doc, parameters = [], body } = found
  if (isVocabulary(file) && parameters.length > 0) {
    return CONTAINERS.has(name) ? read(parts[0], scope) : undefined
  }
  const given = new Map(parameters.map((parameter, index) => [parameter, { tokens: parts[index], scope }]))
  return described(read(body, scopeOf(file, given)), doc)
}

function readName(name, scope) {
  const given = scope.given.get(name)
  if (given) return read(given.tokens, given.scope)
  const found = find(name, scope.file)
  return found && described(read(found.body, scopeOf(found.file)), found.doc)
}

/** A shape that has a declaration of its own brings the documentation of it. */
function described(members, doc) {
  return members && Object.assign(new Map(members), { doc })
}

/** A declaration by its name, in the file itself or where it comes from. */
function find(name, file) {
  const { declared, imported } = moduleOf(file)
  if (declared.has(name)) return { file, ...declared.get(name) }
  const from = imported.get(name)
  return from && find(from.name, from.path)
}

function readObject(tokens, scope) {
  const members = new Map()
  for (const { name, doc, value } of entriesOf(tokens)) {
    const inside = read(value, scope)
    if (name !== undefined) members.set(name, { doc: doc ?? inside?.doc, members: inside })
    else if (inside) for (const [key, member] of inside) members.set(key, member)
    else throw new Error(`${scope.file}: cannot follow ...${value.map(({ text }) => text).join('')}`)
  }
  return members
}

/** `name: value`, `name` and `...value`, which has no name. */
function entriesOf(tokens) {
  const inside = tokens[0]?.text === '{' ? tokens.slice(1, closingOf(tokens, 0)) : tokens
  return partsOf(inside).map((part) => {
    const [{ kind, text, doc }] = part
    if (text === '...') return { doc, value: part.slice(1) }
    const name = kind === 'text' ? text.slice(1, -1) : text
    return { name, doc, value: part.length === 1 ? part : part.slice(2) }
  })
}

/** @throws when the source has no such member: then the extractor, or a schema that it cannot follow, must be mended. */
export function docOf(members, [name, ...rest]) {
  const member = members?.get(name)
  if (!member) throw new Error(`the source of the message has no member ${name}`)
  return rest.length === 0 ? member.doc : docOf(member.members, rest)
}
