import { relative } from 'node:path'
import {
  type CallExpression,
  isIdentifier,
  isPropertyAccessExpression,
  type Node,
  type PrefixUnaryExpression,
  type SourceFile,
  SyntaxKind,
} from 'typescript/unstable/ast'
import { API, type Checker, SignatureKind, type Type, TypeFlags } from 'typescript/unstable/sync'

/** A place where a binary number holds money, or is made of it. */
export interface MoneyNumber {
  /** Where, from the folder that was asked about. */
  readonly file: string
  /** The name that is declared, or the text that makes a number. */
  readonly what: string
}

/** Words of names that stand for money, quantities and rates, ours and the authorities'. */
const MONEY = new Set(
  `amount amounts amt price prices prc total totals tot tax taxes taxable taxbl sply net gross discount discounts dc quantity
  quantities qty rate rates rt balance balances duty duties excise levy levies fee fees change paid payment payments vat stock`.split(
    /\s+/,
  ),
)

/** What a name ends with that counts or measures, whatever it counts. */
const COUNTS = new Set('count cnt size pages no number scale digits length ms at'.split(' '))

function isMoney(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[ _-]/)
  return !COUNTS.has(words.at(-1)!) && words.some((word) => MONEY.has(word))
}

/**
 * Everything in some projects that is named like money and is a `number`, holds numbers, answers one or is a schema of one, as the
 * compiler sees it; and every `Number(...)`, `parseFloat`, `toFixed`, `Math.*` and `+...` of something named like money.
 * @param root sources are what of the projects lies below it, but neither dependencies nor what was built.
 * @param configs paths of `tsconfig.json` files.
 */
export function findMoneyNumbers(root: string, configs: readonly string[]): MoneyNumber[] {
  const api = new API({ cwd: root })
  try {
    const snapshot = api.updateSnapshot({ openProjects: [...configs] })
    return configs.flatMap((config) => {
      const { program, checker } = snapshot.getProject(config)!
      const own = program
        .getSourceFileNames()
        .filter((file) => file.startsWith(`${root}/`) && !/\/(node_modules|dist)\//.test(file))
      const names: Named[] = []
      const found: MoneyNumber[] = []
      for (const path of own) {
        const source = program.getSourceFile(path)!
        const file = relative(root, path)
        walk(source, (node) => {
          const name = declaredName(node)
          if (name) names.push({ file, name, node })
          if (makesNumber(node)) found.push({ file, what: node.getText(source) })
        })
      }
      return [...found, ...numbersAmong(names, checker)]
    })
  } finally {
    api.close()
  }
}

interface Named {
  readonly file: string
  readonly name: Node & { readonly text: string }
  readonly node: Node
}

function walk(node: Node | SourceFile, visit: (node: Node) => void): void {
  node.forEachChild((child) => {
    visit(child)
    walk(child, visit)
  })
}

/** The name of a declaration or a member, when it is one of money. */
function declaredName(node: Node): Named['name'] | undefined {
  if (node.kind === SyntaxKind.PropertyAccessExpression) return undefined
  const { name } = node as { name?: Node }
  return name && isIdentifier(name) && isMoney(name.text) ? name : undefined
}

const CONVERSIONS = /^(Number|parseFloat|parseInt|Number\.parse\w+|Math\.\w+)$/

function makesNumber(node: Node): boolean {
  if (node.kind === SyntaxKind.PrefixUnaryExpression) {
    const { operator, operand } = node as PrefixUnaryExpression
    return operator === SyntaxKind.PlusToken && namesMoney(operand)
  }
  if (node.kind !== SyntaxKind.CallExpression) return false
  const { expression, arguments: given } = node as CallExpression
  if (isPropertyAccessExpression(expression) && expression.name.text === 'toFixed') {
    return namesMoney(expression.expression)
  }
  return CONVERSIONS.test(expression.getText()) && given.some(namesMoney)
}

function namesMoney(node: Node): boolean {
  if (isIdentifier(node)) return isMoney(node.text)
  // What is counted or looked up by a name of money is not money itself: `totals.length`.
  if (isPropertyAccessExpression(node)) return isMoney(node.name.text)
  return node.forEachChild((child) => namesMoney(child) || undefined) ?? false
}

function numbersAmong(names: readonly Named[], checker: Checker): MoneyNumber[] {
  const types = checker.getTypeAtLocation(names.map(({ name }) => name))
  const known = new Map<number, boolean>()
  return names
    .filter(({ node }, index) => {
      const type = types[index]
      if (!type) return false
      const holds = known.get(type.id) ?? (isNumber(type) || insides(type, node, checker).some(isNumber))
      known.set(type.id, holds)
      return holds
    })
    .map(({ file, name }) => ({ file, what: name.text }))
}

function isNumber(type: Type): boolean {
  if (type.flags & (TypeFlags.Number | TypeFlags.NumberLiteral)) return true
  return type.isUnionType() && type.getTypes().some(isNumber)
}

const FUNCTIONS = new Set([
  SyntaxKind.FunctionDeclaration,
  SyntaxKind.MethodDeclaration,
  SyntaxKind.MethodSignature,
])

/** What a function answers, what a schema lets through, what a list or a table holds. Each question costs: only the likely one is asked. */
function insides(type: Type, node: Node, checker: Checker): Type[] {
  if (!type.isObjectType()) return []
  const { initializer } = node as { initializer?: Node }
  if (FUNCTIONS.has(node.kind) || initializer?.kind === SyntaxKind.ArrowFunction) {
    const signatures = checker.getSignaturesOfType(type, SignatureKind.Call)
    return signatures.flatMap((signature) => checker.getReturnTypeOfSignature(signature) ?? [])
  }
  if (node.kind === SyntaxKind.PropertyAssignment && initializer?.kind === SyntaxKind.CallExpression) {
    const output = checker.getPropertyOfType(type, '_output')
    return output ? [checker.getTypeOfSymbol(output)].flatMap((type) => type ?? []) : []
  }
  return checker.getIndexInfosOfType(type).map(({ valueType }) => valueType)
}
