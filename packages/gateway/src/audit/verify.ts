import { createHash, type Hash } from 'node:crypto'
import { BEGINNING, linkOf } from './chain.js'
import {
  digestsIn,
  type EventLine,
  type HeadLine,
  PACK_VERSION,
  type PackedEvent,
  type PackFacts,
  type PackHead,
  type PackLine,
  packLine,
  type TextLine,
} from './pack-format.js'
import { LineBroken, linesOf } from './pack-lines.js'
import { isEventLine, isHeadLine, isPackLine, isTextLine } from './pack-shape.js'
import { readLine } from './read-line.js'
import { digestOf, type Expected, expectTexts, nameOf, textBroken } from './verify-texts.js'

/** A pack that is whole. */
export interface WholePack {
  readonly whole: true
  readonly pack: PackFacts
  readonly head: PackHead
}

/** A pack that is not, and where it broke first. */
export interface BrokenPack {
  readonly whole: false
  /** From 1. */
  readonly line: number
  /** The event that is broken, or the last one that was whole. */
  readonly event?: string
  readonly document?: string
  /** What differs, in a sentence. */
  readonly what: string
}

/** What a pack must go on from: the one before it. */
export interface Before {
  readonly account: string
  readonly id: string
  readonly link: string
}

/**
 * Checks a pack in one pass, holding one line at a time: every event follows from the one before it, every text is the one whose digest is
 * in the chain, and nothing was added or cut off.
 * @param bytes of the pack. @param before the head of the pack that it has to go on from.
 */
export async function verifyPack(
  bytes: AsyncIterable<Uint8Array>,
  before?: Before,
): Promise<WholePack | BrokenPack> {
  const verifier = new Verifier(before)
  let line = 0
  try {
    for await (const text of linesOf(bytes)) {
      line++
      verifier.take(text)
    }
    line++
    return verifier.end()
  } catch (error) {
    if (!(error instanceof LineBroken)) throw error
    return { whole: false, line: error.atNext ? line + 1 : line, ...verifier.place(), what: error.message }
  }
}

class Verifier {
  readonly #before: Before | undefined
  readonly #digest: Hash = createHash('sha256')
  readonly #counts = { events: 0, texts: 0, absent: 0 }
  #pack: PackFacts | undefined
  #head: PackHead | undefined
  #end = { id: '', link: '' }
  #event: PackedEvent | undefined
  #expected: Expected = new Map()

  constructor(before: Before | undefined) {
    this.#before = before
  }

  /** Where it is. */
  place(): { readonly event?: string; readonly document?: string } {
    const { id, document } = this.#event ?? {}
    return { ...(id === undefined ? {} : { event: id }), ...(document === undefined ? {} : { document }) }
  }

  take(text: string): void {
    if (this.#head) throw new LineBroken('There is something after the head.')
    const line = readLine(text)
    if (!this.#pack) this.#begin(line)
    else if (isEventLine(line)) this.#takeEvent(line, text)
    else if (isTextLine(line)) this.#takeText(line)
    else if (isHeadLine(line)) this.#takeHead(line)
    else throw new LineBroken('The line is not one of a pack.')
    this.#digest.update(`${text}\n`)
  }

  end(): WholePack {
    if (this.#pack && this.#head) return { whole: true, pack: this.#pack, head: this.#head }
    throw new LineBroken('The pack ends before its head: something was cut off.')
  }

  #begin(line: object): void {
    const { pack, sha256 } = line as Partial<PackLine>
    if (!pack || packLine(pack).sha256 !== sha256)
      throw new LineBroken('The first line does not say what it said when the pack was made.')
    if (pack.version !== PACK_VERSION)
      throw new LineBroken(`The pack is not of version ${PACK_VERSION}, which this program reads.`)
    if (!isPackLine(line)) throw new LineBroken('The line is not the first one of a pack.')
    const { after, previous, account } = pack
    if (after === '0' && previous !== BEGINNING)
      throw new LineBroken('The pack begins with the first event, and goes on from a link all the same.')
    const goesOn = this.#before ?? { account, id: after, link: previous }
    if (goesOn.account !== account || goesOn.id !== after || goesOn.link !== previous)
      throw new LineBroken(
        `It does not go on from the pack before it: that ends with event ${goesOn.id} of the account ${goesOn.account}, and this one begins after event ${after} of ${account}.`,
      )
    this.#pack = pack
    this.#end = { id: after, link: previous }
  }

  #takeEvent({ event, link }: EventLine, text: string): void {
    this.#closeTexts()
    this.#event = event
    const canonical = text.slice('{"event":'.length, text.lastIndexOf(',"link":"'))
    const found = linkOf(this.#end.link, canonical)
    if (found !== link)
      throw new LineBroken(
        `Event ${nameOf(event)} does not follow from event ${this.#end.id}: it, its link, or what stood between was changed.`,
      )
    if (event.account !== this.#pack!.account || Number(event.id) <= Number(this.#end.id))
      throw new LineBroken(`Event ${nameOf(event)} is of another account, or out of order.`)
    this.#end = { id: event.id, link }
    this.#counts.events++
    this.#expected = expectTexts(digestsIn(event))
  }

  #takeText({ text }: TextLine): void {
    const broken = textBroken(text, this.#event, this.#expected)
    if (broken) throw new LineBroken(broken)
    this.#expected.delete(text.part)
    this.#counts.texts++
  }

  /** What was expected of the last event, and did not come. */
  #closeTexts(): void {
    this.#counts.absent += this.#expected.size
    this.#expected = new Map()
  }

  #takeHead({ head }: HeadLine): void {
    this.#closeTexts()
    const found: PackHead = { ...this.#counts, ...this.#end, sha256: digestOf(this.#digest) }
    const differs = Object.keys(found).filter(
      (name) => found[name as keyof PackHead] !== head[name as keyof PackHead],
    )
    if (differs.length > 0)
      throw new LineBroken(`The head is not what the pack comes to: ${differs.join(', ')} differ.`)
    if (JSON.stringify(found) !== JSON.stringify(head))
      throw new LineBroken('The head says more than it may.')
    this.#head = head
  }
}
