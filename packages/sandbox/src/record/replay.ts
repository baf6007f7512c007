import type { Sandbox } from '../sandbox.js'
import { Actors } from './actors.js'
import { compareAnswers, type Difference } from './compare.js'
import { EfrisVoice } from './efris-voice.js'
import { EtimsVoice } from './etims-voice.js'
import { Names } from './names.js'
import { membersOf, objectIn, recordedAnswer, type Said, textOf } from './said.js'
import { AuthorityTime } from './time.js'
import type { RecordedExchange, Transcript } from './transcript.js'

/** What became of one exchange. */
export interface Replayed {
  readonly number: number
  /** The interface code, or the path. */
  readonly operation: string
  /** `null` when there was nothing to compare; `reason` says why. */
  readonly differences: readonly Difference[] | null
  readonly reason: string | null
}

/** Says every request of a transcript to a fresh sandbox, and compares the answers. Moves the sandbox's clock. */
export async function replay({ exchanges }: Transcript, sandbox: Sandbox): Promise<Replayed[]> {
  const names = new Names()
  const etims = new EtimsVoice(sandbox)
  const scene: Scene = {
    names,
    etims,
    efris: new EfrisVoice(sandbox),
    actors: new Actors(sandbox, names, etims),
  }
  const time = new AuthorityTime()
  sandbox.clock.freeze()
  const replayed: Replayed[] = []
  for (const exchange of exchanges) {
    sandbox.clock.set(time.of(exchange))
    replayed.push(await replayOne(exchange, exchanges, scene))
  }
  return replayed
}

interface Scene {
  readonly names: Names
  readonly efris: EfrisVoice
  readonly etims: EtimsVoice
  readonly actors: Actors
}

async function replayOne(
  exchange: RecordedExchange,
  all: readonly RecordedExchange[],
  scene: Scene,
): Promise<Replayed> {
  const { number, request, trouble } = exchange
  const replayed = { number, operation: operationOf(exchange) }
  const untold = (reason: string): Replayed => ({ ...replayed, differences: null, reason })
  if (typeof request.body !== 'string') return untold('the request was too large to be kept')
  if (request.opened?.trouble) return untold(`the request could not be opened: ${request.opened.trouble}`)
  const recorded = recordedAnswer(exchange)
  if (!recorded && wasSentAgain(exchange, all))
    return untold('it had no answer, and the same request was accepted later')
  const said = await say(exchange, request.body, recorded, scene)
  if (!recorded) return untold(trouble ?? 'the answer is not one of an authority')
  if (!said) return { ...replayed, differences: [NOTHING_SAID], reason: null }
  scene.names.learn(recorded.body, said.body)
  scene.names.learn(recorded.inner, said.inner)
  return { ...replayed, differences: compareAnswers(recorded, said), reason: null }
}

const NOTHING_SAID: Difference = {
  what: 'code',
  at: '',
  recorded: 'an answer',
  sandbox: 'nothing that is an answer of an authority',
}

async function say(
  exchange: RecordedExchange,
  body: string,
  recorded: Said | undefined,
  { names, efris, etims, actors }: Scene,
): Promise<Said | undefined> {
  const { request } = exchange
  const translated = (text: string) => names.translate(text)
  if (request.opened) {
    actors.meetUgandan(request, recorded?.code ?? null)
    const inner = request.opened.text
    return efris.say(request, translated(body), inner === null ? null : translated(inner))
  }
  await actors.meetKenyan(exchange, recorded?.code ?? null)
  const headers = Object.entries(request.headers).map(([name, value]) => [name, translated(value)])
  return etims.say(request, Object.fromEntries(headers), translated(body))
}

/** Of a call without an answer nobody knows whether it took effect. If the same was accepted afterwards, it did not. */
function wasSentAgain(exchange: RecordedExchange, all: readonly RecordedExchange[]): boolean {
  const said = contentOf(exchange)
  return all.some(
    (later) =>
      later.number > exchange.number &&
      ACCEPTED.includes(recordedAnswer(later)?.code ?? '') &&
      operationOf(later) === operationOf(exchange) &&
      contentOf(later) === said,
  )
}

const ACCEPTED = ['00', '000']

function contentOf({ request }: RecordedExchange): unknown {
  return request.opened ? request.opened.text : request.body
}

/** What a call asks for: the code of an interface, or the path. */
export function operationOf({ request }: RecordedExchange): string {
  const { globalInfo } = membersOf(objectIn(textOf(request.body)))
  return textOf(membersOf(globalInfo).interfaceCode) || request.path.split('?', 1)[0]!
}
