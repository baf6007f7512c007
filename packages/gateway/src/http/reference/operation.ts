import type { Media, Operation, Parameter } from '../openapi/document.js'
import type { ShownExample } from '../openapi/examples.js'
import type { JsonSchema } from '../openapi/schemas.js'
import { renderFields, renderMembers } from './fields.js'
import { block, escaped, prose } from './html.js'

/** One route, with what it reads and answers. `server` is where the gateway is. */
export function renderOperation(
  path: string,
  method: string,
  operation: Operation,
  { server, examples }: { readonly server: string; readonly examples: readonly ShownExample[] },
): string {
  const { operationId, summary, description, parameters, requestBody, security } = operation
  const body = requestBody?.content['application/json']
  return [
    `<article id="${operationId}"><h3><a href="#${operationId}">${escaped(summary)}</a></h3>`,
    `<p class="route"><span class="method ${method}">${method.toUpperCase()}</span>${escaped(path)}</p>`,
    ...(description ? description.split('\n\n').map((paragraph) => `<p>${prose(paragraph)}</p>`) : []),
    renderNeed(security),
    ...renderParameters(parameters),
    ...(body ? ['<h4>Body</h4>', renderBody(body.schema)] : []),
    '<h4>Answers</h4>',
    renderAnswers(operation),
    ...(examples.length === 0 ? [] : ['<h4>Examples</h4>']),
    ...examples.map((example) =>
      renderExample(example, path, method, {
        server,
        isOpen: security.length === 0 || 'cookie' in (example.headers ?? {}),
      }),
    ),
    '</article>',
  ].join('\n')
}

/** What one must be allowed to do. */
function renderNeed([first]: Operation['security']): string {
  if (first === undefined) return '<p class="need">Needs no key.</p>'
  const [scope] = Object.values(first)[0]!
  return scope === undefined
    ? '<p class="need">Needs a key.</p>'
    : `<p class="need">Needs a key with the scope <code>${scope}</code>.</p>`
}

function renderParameters(parameters: readonly Parameter[]): string[] {
  const titles = { path: 'In the path', query: 'In the query', header: 'Headers' } as const
  return (Object.keys(titles) as Parameter['in'][]).flatMap((place) => {
    const mine = parameters.filter((parameter) => parameter.in === place)
    return mine.length === 0 ? [] : [`<h4>${titles[place]}</h4>`, renderFields(mine)]
  })
}

function renderBody(schema: JsonSchema): string {
  return typeof schema.$ref === 'string' ? `<p>${reference(schema.$ref)}</p>` : renderMembers(schema)
}

function reference(ref: string): string {
  const name = ref.split('/').at(-1)!
  return `<a href="#schema-${name}">${name}</a>`
}

/** What went well first, then the problems by their codes. */
function renderAnswers({ responses }: Operation): string {
  const rows = Object.entries(responses).map(([status, { description, content }]) => {
    const isProblem = 'application/problem+json' in content
    const what = isProblem
      ? `<span class="codes">${prose(description.replaceAll('`, ', '` '))}</span>`
      : `<span>${prose(description)}${resultOf(content)}</span>`
    return `<li><span class="status s${status[0]}">${status}</span>${what}</li>`
  })
  return `<ul class="answers">\n${rows.join('\n')}\n</ul>`
}

function resultOf(content: Readonly<Record<string, Media>>): string {
  const schema = content['application/json']?.schema
  if (schema === undefined) return ` <code>${escaped(Object.keys(content).join(', '))}</code>`
  if (typeof schema.$ref === 'string') return ` ${reference(schema.$ref)}`
  return renderMembers(schema)
}

function renderExample(example: ShownExample, path: string, method: string, around: Surroundings): string {
  const { summary, status, answer } = example
  const head = `<span class="status s${String(status)[0]}">${status}</span> ${escaped(summary)}`
  const body = answer === undefined ? '' : block(answer.body)
  return `<details class="example"><summary>${head}</summary>${block(curlOf(example, path, method, around))}${body}</details>`
}

interface Surroundings {
  /** Where the gateway is. */
  readonly server: string
  /** Whether the route needs no key. */
  readonly isOpen: boolean
}

/** The request as one types it. */
function curlOf(
  { params, query, headers, body }: ShownExample,
  path: string,
  method: string,
  { server, isOpen }: Surroundings,
) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => String(params?.[name]))
  const asked = query ? `?${new URLSearchParams(query as Record<string, string>)}` : ''
  const sent = body === undefined ? {} : { 'Content-Type': 'application/json' }
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}${quoted(server + filled + asked)}`,
    ...(isOpen ? [] : ['-H "Authorization: Bearer $RISITI_API_KEY"']),
    ...Object.entries({ ...headers, ...sent }).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(JSON.stringify(body, undefined, 2))}`]),
  ].join(' \\\n  ')
}

/** As a shell reads it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}
