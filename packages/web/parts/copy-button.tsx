import { useEffect, useState } from 'preact/hooks'
import { Button } from './button.js'
import { copyText } from './clipboard.js'

interface CopyButtonProps {
  /** What to copy, or how to get it. */
  readonly text: string | (() => Promise<string>)
  readonly children: string
}

/** Copies a text and says that it did. */
export function CopyButton({ text, children }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  const copy = async () => {
    try {
      await copyText(typeof text === 'string' ? text : await text())
      setState('copied')
    } catch {
      setState('failed')
    }
  }
  return (
    <Button onClick={copy}>
      <span aria-live="polite">
        {state === 'idle' ? children : state === 'copied' ? 'Copied' : 'Cannot copy here'}
      </span>
    </Button>
  )
}
