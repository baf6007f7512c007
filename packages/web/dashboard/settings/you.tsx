import { useState } from 'preact/hooks'
import { Button } from '../../parts/button.js'
import { Facts } from '../../parts/facts.js'
import { Panel } from '../../parts/page.js'
import { useApi } from '../api/use-api.js'
import { tellCaller, useCaller } from '../api/use-caller.js'
import { tellScopes } from '../keys/scopes.js'
import { When } from '../when.js'
import { PasswordDialog } from './password-dialog.js'

/** Who is signed in, and until when. */
export function You() {
  const caller = useCaller()
  const { data: session } = useApi<{ endsAt: string }>('/v1/sessions')
  const [isChanging, setChanging] = useState(false)
  return (
    <Panel
      title="You"
      tools={
        caller?.kind === 'user' && <Button onClick={() => setChanging(true)}>Change your password</Button>
      }
    >
      {caller && (
        <Facts
          facts={{
            'Signed in as': tellCaller(caller),
            With: caller.kind === 'user' ? 'a name and a password' : 'an API key',
            Account: caller.account,
            'You may': caller.scopes.includes('admin') ? 'do everything' : tellScopes(caller.scopes),
            'Signed in until': session && <When at={session.endsAt} />,
          }}
        />
      )}
      {isChanging && <PasswordDialog onClose={() => setChanging(false)} />}
    </Panel>
  )
}
