import { Button } from '../../parts/button.js'
import { Tick } from '../../parts/tick.js'
import { useCaller } from '../api/use-caller.js'
import { SCOPES, USES } from './scopes.js'

interface ScopeFieldsProps {
  readonly scopes: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
}

/** What a key is to be allowed: by what it is for, or one by one. Nobody gives more than they have. */
export function ScopeFields({ scopes, onChange }: ScopeFieldsProps) {
  const mine = useCaller()?.scopes ?? []
  const isAll = scopes.includes('admin')
  return (
    <fieldset>
      <legend class="mb-1 text-xs font-medium text-soft">What it may do</legend>
      <div class="mb-2 flex flex-wrap gap-2">
        {Object.entries(USES).map(([use, wanted]) => (
          <Button key={use} onClick={() => onChange(wanted.filter((scope) => mine.includes(scope)))}>
            {use}
          </Button>
        ))}
      </div>
      <ul class="grid grid-cols-1 gap-x-4 sm:grid-cols-2">
        {Object.entries(SCOPES)
          .filter(([scope]) => mine.includes(scope))
          .map(([scope, words]) => (
            <li key={scope}>
              <Tick
                label={words}
                isTicked={isAll || scopes.includes(scope)}
                disabled={isAll && scope !== 'admin'}
                onTick={(isTicked) =>
                  onChange(isTicked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
                }
              />
            </li>
          ))}
      </ul>
    </fieldset>
  )
}
