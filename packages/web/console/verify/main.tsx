import { QueryClient, QueryClientProvider } from '@tanstack/preact-query'
import { render } from 'preact'
import { VerifyPage } from './verify-page.js'

const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })

render(
  <QueryClientProvider client={client}>
    <VerifyPage />
  </QueryClientProvider>,
  document.getElementById('app')!,
)
