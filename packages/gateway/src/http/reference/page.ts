import { hash } from 'node:crypto'
import type { OpenApi, Operation } from '../openapi/document.js'
import type { ShownExample } from '../openapi/examples.js'
import { renderMembers } from './fields.js'
import { escaped, prose } from './html.js'
import { renderOperation } from './operation.js'
import { STYLE } from './style.js'

/** Nothing is fetched or run, and of styles only the page's own counts. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${hash('sha256', STYLE, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

interface Placed {
  readonly path: string
  readonly method: string
  readonly operation: Operation
}

/**
 * Renders the reference as one page that needs no script and nothing else.
 * @param examplesOf the examples of an operation.
 */
export function renderReference(
  openApi: OpenApi,
  examplesOf: (operationId: string) => readonly ShownExample[],
): string {
  const { info, tags } = openApi
  const placed = Object.entries(openApi.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Placed => ({ path, method, operation })),
  )
  const subjects = tags.map(({ name, description }) => ({
    name,
    description,
    routes: placed.filter(({ operation }) => operation.tags.includes(name)),
  }))
  const server = openApi.servers[0]!.url
  const sections = subjects.map(({ name, description, routes }) =>
    [
      `<section id="${name}"><h2>${name}</h2><p>${prose(description)}</p>`,
      ...routes.map(({ path, method, operation }) =>
        renderOperation(path, method, operation, { server, examples: examplesOf(operation.operationId) }),
      ),
      '</section>',
    ].join('\n'),
  )
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(info.title)}: reference</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${escaped(info.title)}</h1><p>${prose(info.description)}</p>`,
    `<p>Version ${escaped(info.version)} at <code>${escaped(server)}</code>. For programs: <a href="/openapi.json">OpenAPI 3.1</a>.</p></header>`,
    '<div class="body">',
    renderContents(subjects),
    '<main>',
    ...sections,
    renderSchemas(openApi),
    '</main>',
    '</div>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function renderContents(
  subjects: readonly { readonly name: string; readonly routes: readonly Placed[] }[],
): string {
  const lists = subjects.map(({ name, routes }) => {
    const links = routes.map(
      ({ operation: { operationId, summary } }) =>
        `<li><a href="#${operationId}">${escaped(summary)}</a></li>`,
    )
    return `<h2>${name}</h2>\n<ul>\n${links.join('\n')}\n</ul>`
  })
  const schemas = '<h2>Shapes</h2>\n<ul>\n<li><a href="#shapes">All shapes by name</a></li>\n</ul>'
  return `<nav aria-label="Contents">\n${lists.join('\n')}\n${schemas}\n</nav>`
}

function renderSchemas({ components }: OpenApi): string {
  const articles = Object.entries(components.schemas).map(([name, schema]) =>
    [
      `<article id="schema-${name}"><h3><a href="#schema-${name}">${name}</a></h3>`,
      schema.description ? `<p>${prose(String(schema.description))}</p>` : '',
      schema.enum
        ? `<p class="codes">${(schema.enum as string[]).map((value) => `<code>${escaped(value)}</code>`).join(' ')}</p>`
        : '',
      renderMembers(schema),
      '</article>',
    ].join('\n'),
  )
  return `<section id="shapes"><h2>Shapes</h2><p>What bodies and answers are made of.</p>\n${articles.join('\n')}\n</section>`
}
