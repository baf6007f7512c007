import { parseEat } from '@risiti/core'
import { membersOf, objectIn, recordedAnswer, textOf } from './said.js'
import type { RecordedExchange } from './transcript.js'

/** Follows the authority's time through a transcript, which may be far from the recorder's. */
export class AuthorityTime {
  #offsetMs: number | undefined

  /** When a call was answered, as the authority saw it: as it says, as it last said, or as the client believed. */
  of(exchange: RecordedExchange): Date {
    const recordedAt = Date.parse(exchange.time)
    const told = toldIn(exchange)
    if (told) {
      this.#offsetMs = told.getTime() - recordedAt
      return told
    }
    if (this.#offsetMs !== undefined) return new Date(recordedAt + this.#offsetMs)
    return believedIn(exchange) ?? new Date(recordedAt)
  }
}

/** `resultDt` in Kenya; in Uganda the time of T101, or the noise beside pages and rows. */
function toldIn(exchange: RecordedExchange): Date | undefined {
  const { response } = exchange
  const said = recordedAnswer(exchange)
  if (!response || !said) return undefined
  const reply = membersOf(objectIn(said.body))
  const { resultDt } = membersOf(reply.responseBody ?? reply)
  const { currentTime, nowTime } = membersOf(objectIn(said.inner ?? ''))
  return (
    parseEat(textOf(resultDt), 'yyyyMMddHHmmss') ??
    parseEat(textOf(currentTime), 'dd/MM/yyyy HH:mm:ss') ??
    parseEat(textOf(nowTime), 'yyyy/MM/dd HH:mm:ss')
  )
}

/** Not when the client was told that its clock is wrong. */
function believedIn(exchange: RecordedExchange): Date | undefined {
  if (recordedAnswer(exchange)?.code === '28') return undefined
  const outer = membersOf(objectIn(textOf(exchange.request.body)))
  return parseEat(textOf(membersOf(outer.globalInfo).requestTime), 'yyyy-MM-dd HH:mm:ss')
}
