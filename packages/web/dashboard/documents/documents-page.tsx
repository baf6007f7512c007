import { useSearchParams } from 'wouter-preact'
import { Empty, Failure, Page } from '../../parts/page.js'
import type { Documents } from '../api/types.js'
import { useApi } from '../api/use-api.js'
import { DocumentTable } from './document-table.js'
import { Filters } from './filters.js'
import { queryOf } from './query.js'

/** All documents, newest first. What is looked for stands in the address. */
export function DocumentsPage() {
  const [search, setSearch] = useSearchParams()
  const question = queryOf(search)
  const { data, error, isPlaceholderData } = useApi<Documents>(`/v1/documents?${question}`)
  const change = (changes: Readonly<Record<string, string>>) =>
    setSearch((present) => changed(present, { after: '', ...changes }))
  const isFiltered = [...search.keys()].length > 0
  return (
    <Page title="Documents" about="Sales and notes, newest first. New ones appear by themselves.">
      <Filters search={search} onChange={change} />
      <Failure error={error} />
      {data?.partial && (
        <p class="my-2 text-sm text-warn">Many numbers are like that: only the highest were looked at.</p>
      )}
      {data && data.documents.length === 0 && (
        <Empty title={isFiltered ? 'Nothing fits' : 'Nothing was sold yet'}>
          {isFiltered ? 'Try fewer filters.' : 'Documents appear here as soon as a till sends one.'}
        </Empty>
      )}
      {data && data.documents.length > 0 && (
        <div class={isPlaceholderData ? 'opacity-60' : ''}>
          <DocumentTable documents={data.documents} question={isPlaceholderData ? undefined : question} />
        </div>
      )}
      <nav aria-label="Pages" class="mt-3 flex justify-between">
        {search.has('after') ? <PageButton onClick={() => change({})}>Newest</PageButton> : <span />}
        {data?.next && <PageButton onClick={() => change({ after: data.next! })}>Older</PageButton>}
      </nav>
    </Page>
  )
}

interface PageButtonProps {
  readonly onClick: () => void
  readonly children: string
}

function PageButton({ onClick, children }: PageButtonProps) {
  return (
    <button
      type="button"
      onClick={onClick}
      class="cursor-pointer rounded-lg border border-line bg-raised px-3 py-1.5 font-medium hover:border-soft"
    >
      {children}
    </button>
  )
}

function changed(present: URLSearchParams, changes: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(present)
  for (const [name, value] of Object.entries(changes))
    if (value === '') next.delete(name)
    else next.set(name, value)
  return next
}
