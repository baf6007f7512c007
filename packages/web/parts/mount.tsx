import { QueryClient, QueryClientProvider } from '@tanstack/preact-query'
import { type ComponentChild, render } from 'preact'

// The server is mostly this machine: it answers without any network, or it is not there.
const options = { retry: false, networkMode: 'always' } as const

/** Shows a page; what it knows of its server is kept for all of it. */
export function mount(page: ComponentChild): void {
  const client = new QueryClient({ defaultOptions: { queries: options, mutations: options } })
  render(<QueryClientProvider client={client}>{page}</QueryClientProvider>, document.getElementById('app')!)
}
