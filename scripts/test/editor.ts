import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { methodDocs } from '../method-docs.js'
import { LanguageServer } from './language-server.js'

/** An editor with a folder of its own, in which our packages are to be had. */
export interface Editor {
  /** What it shows over `client.method`, as the language server tells it. */
  showOver(method: string): Promise<string>
  close(): void
}

/** Opens an editor in a package, on code that has a client of that package in hand. */
export async function openEditor(at: URL, packageName: string, clientName: string): Promise<Editor> {
  const folder = mkdtempSync(fileURLToPath(at))
  const compilerOptions = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }))
  const server = await LanguageServer.start(folder)
  return {
    showOver(method) {
      const path = join(folder, `${method}.ts`)
      const lines = [
        `import type { ${clientName} } from '${packageName}'`,
        `export const call = (client: ${clientName}) => client.${method}`,
      ]
      writeFileSync(path, lines.join('\n'))
      return server.hover(path, method)
    },
    close() {
      server.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The first line of what an operation of a package says of itself. */
export function firstLineAbout(country: 'efris' | 'etims', method: string): string {
  const about = methodDocs(country)
    .split('\n\n')
    .find((part) => part.includes(`readonly ${method}:`))
  return / \* (\w.*)/.exec(about ?? '')![1]!
}
