import { useMutation } from '@tanstack/preact-query'
import type { ComponentChildren } from 'preact'
import { Button } from '../../parts/button.js'
import { Failure } from '../../parts/page.js'
import { ProblemError } from '../api/http.js'
import type { Credentials } from '../api/session.js'
import { usePause } from './use-pause.js'

/** What both ways of signing in are given. */
export interface FormProps {
  readonly account: string
  /** @throws Error with what the gateway says. */
  readonly onEnter: (credentials: Credentials) => Promise<void>
}

interface EntranceProps extends Pick<FormProps, 'onEnter'> {
  readonly credentials: Credentials
  readonly children: ComponentChildren
}

/** The form around the fields: it sends them, says what was wrong with them, and when to try again. */
export function Entrance({ credentials, onEnter, children }: EntranceProps) {
  const { mutate, error, isPending } = useMutation({ mutationFn: onEnter })
  const pause = usePause(error)
  const isThrottled = error instanceof ProblemError && error.problem.code === 'login-throttled'
  return (
    <form
      class="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!pause) mutate(credentials)
      }}
    >
      {children}
      {isThrottled ? pause && <Throttled ends={pause.ends} /> : <Failure error={error} />}
      <div class="mt-1 [&>button]:w-full [&>button]:justify-center">
        <Button type="submit" look="strong" disabled={isPending || pause !== undefined}>
          {pause ? `Wait ${pause.left} s` : 'Sign in'}
        </Button>
      </div>
    </form>
  )
}

/** Tells once, and not every second, when the next password is looked at. */
function Throttled({ ends }: { readonly ends: number }) {
  const time = new Date(ends).toLocaleTimeString('en-GB')
  return (
    <p role="alert" class="rounded-md border border-bad/40 bg-bad/10 px-3 py-2 text-bad">
      There were too many wrong passwords. Try again at {time}.
    </p>
  )
}
