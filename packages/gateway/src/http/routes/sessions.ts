import { z } from 'zod'
import type { Caller } from '../../access/caller.js'
import { LONGEST_MS } from '../../access/sessions.js'
import type { Shown } from '../../documents/shown.js'
import { findUser } from '../../store/statements/users.js'
import type { Auth } from '../access/auth.js'
import { sessionEnded } from '../access/auth-problems.js'
import { type Login, loginName, wrongPassword } from '../access/login.js'
import { type Cookies, csrfTokenOf, refuseOtherSites } from '../access/session-cookies.js'
import { passwordChange, sessionView, signIn } from '../access/user-schemas.js'
import type { GatewayContext } from '../context.js'
import { CHANGE_PASSWORD, READ_SESSION, SIGN_IN, SIGN_OUT } from '../examples/users.js'
import { NOT_KEPT, type RouteTable } from '../route-table.js'

/** What the routes of sessions need besides. */
export interface SessionDeps {
  readonly auth: Pick<Auth, 'admit' | 'holderOf' | 'sessionOf' | 'mayStill'>
  readonly cookies: Cookies
  readonly login: Login
}

/** A browser is known for so long after somebody signed in with it. */
const KNOWN_SECONDS = 180 * 24 * 3600

/** Signing in to the dashboard, and out. */
export function sessionRoutes(
  table: RouteTable,
  gateway: GatewayContext,
  { auth, cookies, login }: SessionDeps,
): void {
  table
    .route({
      method: 'post',
      path: '/v1/sessions',
      id: 'signIn',
      tag: 'Access',
      scope: 'none',
      summary: 'Sign in to the dashboard',
      description:
        'Sets a cookie that only a browser sees. With "name" and "password" a user signs in, with "key" whoever holds an API key. Programs send their key with every request instead.',
      body: { schema: signIn, refusal: { code: 'sign-in-invalid', message: 'Nobody signs in so' } },
      answers: {
        201: {
          description: 'Signed in.',
          schema: sessionView,
          headers: { 'Set-Cookie': 'The session, and by what this browser is known.' },
        },
      },
      problems: {
        401: ['login-refused', 'key-unknown', 'key-ended'],
        403: ['request-forged'],
        429: ['login-throttled'],
      },
      examples: SIGN_IN,
    })
    .handle(async ({ body, request }) => {
      refuseOtherSites(request, gateway.publicUrl())
      const former = cookies.read('session', request)
      const known = 'key' in body ? undefined : knownBrowser(cookies.read('browser', request), body)
      const { text, hash } =
        'key' in body
          ? await login.withKey(await auth.holderOf(body.key))
          : await login.withPassword(request, body, known)
      if (former !== undefined) await login.end(former)
      const caller = await auth.sessionOf(text, hash)
      const written = [cookies.write('session', text, LONGEST_MS / 1000)]
      if (!('key' in body)) {
        const browser = gateway.sealer.seal(recordOf(body), known ?? gateway.randomId()).toString('base64url')
        written.push(cookies.write('browser', browser, KNOWN_SECONDS))
      }
      return { status: 201, body: view(caller), cookies: written, headers: NOT_KEPT }
    })

  table
    .route({
      method: 'get',
      path: '/v1/sessions',
      id: 'readSession',
      tag: 'Access',
      scope: 'any',
      summary: 'See who is signed in',
      description: 'With what a page has to send with every change. Whoever came with a key has no session.',
      answers: { 200: { description: 'Who is signed in.', schema: sessionView } },
      examples: READ_SESSION,
    })
    .handle(async ({ caller }) => {
      if (!caller.session) throw sessionEnded()
      return { status: 200, body: view(caller) }
    })

  table
    .route({
      method: 'delete',
      path: '/v1/sessions',
      id: 'signOut',
      tag: 'Access',
      scope: 'any',
      summary: 'Sign out',
      answers: {
        200: {
          description: 'The session has ended.',
          schema: z.strictObject({ ended: z.literal(true) }),
          headers: { 'Set-Cookie': 'Takes the session from the browser.' },
        },
      },
      examples: SIGN_OUT,
    })
    .handle(async ({ caller }) => {
      if (!caller.session) throw sessionEnded()
      await login.end(caller.session.text)
      // A stream that follows events with this cookie ends too.
      gateway.feed.lookAgain()
      return { status: 200, body: { ended: true }, cookies: [cookies.write('session', '', 0)] }
    })

  table
    .route({
      method: 'put',
      path: '/v1/sessions/password',
      id: 'changeOwnPassword',
      tag: 'Access',
      scope: 'any',
      summary: 'Change one’s own password',
      description: 'All other sessions of the user end.',
      body: {
        schema: passwordChange,
        refusal: { code: 'password-invalid', message: 'The password cannot be changed' },
      },
      answers: {
        200: { description: 'It is changed.', schema: z.strictObject({ changed: z.literal(true) }) },
      },
      problems: { 401: ['login-refused'], 429: ['login-throttled'] },
      examples: CHANGE_PASSWORD,
    })
    .handle(async ({ caller, body, request }) => {
      const { account, actor, session } = caller
      const row = await findUser(gateway.store.read, account, actor.id)
      if (!session || !row) throw sessionEnded()
      const name = String(row.name)
      const known = await login.hashOf(request, { account, name, password: body.current }, session.text)
      const isChanged = await gateway.store.write('changeUser', {
        account,
        actor: actor.id,
        id: actor.id,
        role: null,
        password: await login.passwords.hash(body.password),
        except: session.hash,
        known,
        now: gateway.clock.now().getTime(),
      })
      if (!isChanged) throw wrongPassword()
      return { status: 200, body: { changed: true } }
    })

  /** What a browser was called when this user signed in with it. */
  function knownBrowser(
    sealed: string | undefined,
    who: { account: string; name: string },
  ): string | undefined {
    if (sealed === undefined) return undefined
    try {
      return gateway.sealer.open(recordOf(who), Buffer.from(sealed, 'base64url'))
    } catch {
      return undefined
    }
  }
}

function recordOf({ account, name }: { readonly account: string; readonly name: string }): string {
  return `browser/${account}/${loginName(name)}`
}

function view({ account, scopes, actor, session }: Caller): Shown<typeof sessionView> {
  return {
    account,
    name: actor.name,
    kind: actor.kind,
    scopes: [...scopes],
    csrfToken: csrfTokenOf(session!.text),
    endsAt: new Date(session!.endsAt).toISOString(),
  }
}
