import { useQuery } from '@tanstack/preact-query'
import { fetchJson } from '../../parts/http.js'
import { Failure } from '../../parts/page.js'
import { Asked } from './asked.js'
import { DocumentView } from './document-view.js'
import type { Verdict } from './types.js'
import { useScanned } from './use-scanned.js'

/** Where the code of a receipt leads: what the authority holds, or that it holds no such thing. */
export function VerifyPage() {
  const [scanned, scan] = useScanned()
  const { data, error } = useQuery({
    queryKey: ['verify', scanned],
    enabled: scanned !== '',
    queryFn: () => fetchJson<Verdict>(`/_sandbox/verify?${new URLSearchParams({ text: scanned })}`),
  })
  return (
    <div class="mx-auto max-w-2xl px-3 py-4 sm:px-6">
      <p class="mb-4 rounded-md border-2 border-warn px-3 py-2 text-center font-semibold tracking-wide text-warn">
        TEST – NOT A FISCAL RECEIPT
      </p>
      <main>
        {scanned === '' && <h1 class="text-lg font-semibold">Verify a receipt</h1>}
        <Failure error={error} />
        {data && !data.found && <Absent message={data.message} reason={data.reason} />}
        {data?.found && <Contradictions all={data.contradictions} />}
        {data?.found && <DocumentView document={data.document} />}
        <Asked scanned={scanned} onAsk={scan} isOpen={!data?.found} />
      </main>
      <footer class="mt-6 text-soft">
        This is the Risiti sandbox, no tax authority.{' '}
        <a class="underline" href="/">
          What arrived here
        </a>
      </footer>
    </div>
  )
}

const ADVICE: Readonly<Record<string, string>> = {
  unreadable: 'Scan the code again, or copy all of its text.',
  'no-document': 'Was the sandbox started anew since? It forgets its documents then.',
  'wrong-code': 'The number and the code do not belong together: the receipt may be forged.',
}

function Absent({ message, reason }: { readonly message: string; readonly reason: string }) {
  return (
    <div role="alert" class="mb-4 rounded-lg border border-bad/50 bg-bad/10 px-4 py-3">
      <h1 class="text-lg font-semibold text-bad">
        {reason === 'wrong-code'
          ? 'Wrong code'
          : reason === 'unreadable'
            ? 'No code of a receipt'
            : 'No such document'}
      </h1>
      <p>{message}</p>
      <p class="text-soft">{ADVICE[reason]}</p>
    </div>
  )
}

function Contradictions({ all }: { readonly all: readonly string[] }) {
  if (all.length === 0) return null
  return (
    <ul role="alert" class="mb-4 rounded-lg border border-bad/50 bg-bad/10 px-4 py-3 text-bad">
      {all.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  )
}
