import type { EventLine, HeadLine, PackLine, TextLine } from './pack-format.js'

/*
 * What the lines of a pack are made of. A pack comes from anywhere: what it says is put before people, so that names are short and have no
 * signs that a terminal obeys.
 */

type Check = (value: unknown) => boolean

const written =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value)

const isName = written(/^[\x21-\x7e]{1,100}$/)
const isId = written(/^\d{1,15}$/)
const isDigest = written(/^[0-9a-f]{64}$/)
const isTime = written(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** These members and no others; those whose names end with a question mark may be missing. */
function members(checks: Readonly<Record<string, Check>>): Check {
  const known = new Map(
    Object.entries(checks).map(([name, check]) => [
      name.replace('?', ''),
      { check, optional: name.endsWith('?') },
    ]),
  )
  return (value) =>
    isObject(value) &&
    Object.keys(value).every((name) => known.has(name)) &&
    [...known].every(([name, { check, optional }]) =>
      Object.hasOwn(value, name) ? check(value[name]) : optional,
    )
}

/** What UTF-8 can hold: half a pair would have the digest of another text. */
const isContent: Check = (value) => typeof value === 'string' && !/\p{Surrogate}/u.test(value)

const hasDigests: Check = (value) =>
  isObject(value) &&
  (value.digests === undefined ||
    (isObject(value.digests) &&
      Object.entries(value.digests).every(([part, digest]) => isName(part) && isDigest(digest))))

const packLine = members({
  pack: members({
    version: Number.isInteger,
    account: isName,
    from: orNull(isTime),
    to: orNull(isTime),
    after: isId,
    previous: isDigest,
    texts: (value) => typeof value === 'boolean',
  }),
  sha256: isDigest,
})

const eventLine = members({
  event: members({
    id: isId,
    account: isName,
    'device?': isName,
    'document?': isName,
    kind: isName,
    at: isTime,
    data: hasDigests,
  }),
  link: isDigest,
})

const textLine = members({
  text: members({
    document: isName,
    attempt: Number.isInteger,
    part: isName,
    content: orNull(isContent),
  }),
})

const headLine = members({ head: isObject })

export const isPackLine = (line: object): line is PackLine => packLine(line)
export const isEventLine = (line: object): line is EventLine => eventLine(line)
export const isTextLine = (line: object): line is TextLine => textLine(line)
export const isHeadLine = (line: object): line is HeadLine => headLine(line)
