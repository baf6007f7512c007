import { useState } from 'preact/hooks'
import { Badge } from '../../parts/badge.js'
import { Button } from '../../parts/button.js'
import { Confirm } from '../../parts/confirm.js'
import { Failure } from '../../parts/page.js'
import { useOrder } from '../api/use-api.js'
import { useMay } from '../api/use-caller.js'
import { Secret } from '../secret.js'
import { When } from '../when.js'
import { tellWord } from '../words.js'
import type { Endpoint } from './types.js'

/** One endpoint, and what can be done with it. */
export function EndpointCard({ endpoint }: { readonly endpoint: Endpoint }) {
  const { id, url, types, description, status, disabledBecause, failingSince } = endpoint
  const { mutate, error, isPending } = useOrder<{ secret?: string }>()
  const may = useMay()
  const [secret, setSecret] = useState<string>()
  const [isDeleting, setDeleting] = useState(false)
  const path = `/v1/webhook-endpoints/${id}`
  const isOn = status === 'enabled'
  return (
    <li class="flex flex-col rounded-xl border border-line bg-raised p-4 shadow-xs">
      <div class="flex items-start justify-between gap-3">
        <p class="min-w-0 font-semibold wrap-anywhere">{url}</p>
        <Badge tone={isOn ? (failingSince ? 'warn' : 'good') : 'soft'}>
          {isOn ? (failingSince ? 'Failing' : 'On') : 'Off'}
        </Badge>
      </div>
      <p class="text-sm wrap-anywhere text-soft">
        {description && `${description} · `}
        {types?.join(', ') ?? 'Everything'}
        {failingSince && (
          <>
            {' '}
            · failing since <When at={failingSince} since />
          </>
        )}
        {disabledBecause && disabledBecause !== 'asked' && ` · ${tellWord(disabledBecause)}`}
      </p>
      <Failure error={error} />
      {isDeleting && (
        <Confirm
          title="Delete the endpoint?"
          deed="Delete it"
          isPending={isPending}
          error={error}
          onClose={() => setDeleting(false)}
          onConfirm={() => mutate({ path, method: 'DELETE' })}
        >
          <p>Nothing more is sent to it. What was sent so far can still be seen.</p>
        </Confirm>
      )}
      {secret && <Secret secret={secret} onClose={() => setSecret(undefined)} />}
      {may('webhooks:write') && (
        <div class="mt-3 flex flex-wrap gap-2">
          <Button disabled={!isOn || isPending} onClick={() => mutate({ path: `${path}/test` })}>
            Send a test
          </Button>
          <Button
            disabled={isPending}
            onClick={() => mutate({ path: `${path}/${isOn ? 'disable' : 'enable'}` })}
          >
            {isOn ? 'Switch off' : 'Switch on'}
          </Button>
          <Button
            disabled={isPending}
            onClick={() =>
              mutate(
                { path: `${path}/rotate-secret`, body: {} },
                { onSuccess: (answer) => setSecret(answer.secret) },
              )
            }
          >
            New secret
          </Button>
          <Button look="danger" onClick={() => setDeleting(true)}>
            Delete
          </Button>
        </div>
      )}
    </li>
  )
}
