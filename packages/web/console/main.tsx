import { QueryClient, QueryClientProvider } from '@tanstack/preact-query'
import { render } from 'preact'
import { Console } from './console.js'

const client = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
})

render(
  <QueryClientProvider client={client}>
    <Console />
  </QueryClientProvider>,
  document.getElementById('app')!,
)
