import * as crypto from '@risiti/efris/crypto'
import { json, page, plain, table } from '../markdown.js'

/** Every member of the outer message that the client sends, and what it means. The freshness test holds it to a real one. */
export const OUTER = {
  'data.content':
    'The inner message in base64, encrypted where the interface says so; empty where there is none.',
  'data.signature': 'RSA signature over the text in `content`, in base64; empty with empty content (39, 38).',
  'data.dataDescription.codeType': '`0` plain, `1` encrypted.',
  'data.dataDescription.encryptCode': '`1` RSA, `2` AES; only a label, since servers go by the bytes.',
  'data.dataDescription.zipCode': '`1` when the content is gzip: large answers are, requests never.',
  'globalInfo.appId':
    '`AP04` for system-to-system; the answer of an offline enabler says `AP02` (16, 05, 30).',
  'globalInfo.version': 'Fixed; at most 15 bytes (17, 24).',
  'globalInfo.dataExchangeId':
    '32 hexadecimal characters, new for each message. The authority recognises no repeat by it (18, 25).',
  'globalInfo.interfaceCode': 'Which interface is called (11, 01).',
  'globalInfo.requestCode': '`TP`, the taxpayer side (19, 26).',
  'globalInfo.requestTime':
    'East Africa Time, at most ten minutes from the clock of the authority (20, 31, 28).',
  'globalInfo.responseCode': '`TA`, the side of the authority (21, 27).',
  'globalInfo.userName': 'Fixed (12).',
  'globalInfo.deviceMAC': 'Fixed; at most 25 bytes (14, 29).',
  'globalInfo.deviceNo':
    'The device: the TIN, an underscore and two digits; `TCS` and hexadecimal digits for an enabler (400 to 403, 3088).',
  'globalInfo.tin': 'Who asks (100, 101).',
  'globalInfo.brn': 'Empty is accepted.',
  'globalInfo.taxpayerID': 'Any number is accepted; `1` is usual (13).',
  'globalInfo.longitude': 'Where the device stands; must be there (34, 35).',
  'globalInfo.latitude': 'Where the device stands; must be there (36, 37).',
  'globalInfo.agentType': '`0` not an agent, `1` USSD agent, `2` invoices for a principal (3058).',
  'globalInfo.extendField.responseDateFormat':
    'How dates are to be written in the answer. An answer also carries facts here, such as `referenceNo` of a stock movement (T131).',
  'globalInfo.extendField.responseTimeFormat': 'How times are to be written in the answer.',
  'returnStateInfo.returnCode': 'Empty in a request; `00` is success, see [return codes](return-codes.md).',
  'returnStateInfo.returnMessage':
    'Empty in a request; in an answer the words of the authority. An error in a row of a list ends with `Collection index:` and the number of the row, counted from 0.',
}

/** The paths of the members of an outer message that hold a value. */
export function outerPaths(value, path = '') {
  if (typeof value !== 'object') return [path]
  return Object.entries(value).flatMap(([name, member]) =>
    outerPaths(member, path ? `${path}.${name}` : name),
  )
}

const SEALING = [
  'The inner message is JSON in UTF-8.',
  'Where the interface encrypts the request: AES-128 in ECB mode with PKCS#7 padding, under the session key.',
  'Base64: this is `content`.',
  'Unless it is empty, the text in `content` is signed with the private key of the device; the signature in base64 is `signature`.',
]

const OPENING = [
  'Empty content: there is no inner message.',
  'Base64.',
  'What begins like gzip is decompressed, whatever `zipCode` says. A missing end of the stream is tolerated.',
  'What is not text is decrypted with the session key, whatever `codeType` says.',
  'What then begins like gzip is decompressed once more.',
  'JSON. Numbers are read as text, and empty members as missing ones.',
]

const SESSION_KEY = [
  'T104 is sent without content.',
  'Its answer carries `passowrdDes` (that is its spelling): base64 of an RSA PKCS#1 v1.5 block for the public key that the device has registered.',
  'Inside are 24 characters of base64: the 16 bytes of the session key.',
  'It serves for 24 hours (402), and a newer one replaces it. `EfrisClient` renews it after 23 hours.',
]

/** The page of the outer message: its members, its layers, and each reading of an algorithm with its evidence. */
export function envelopePage(message) {
  return page([
    '# Outer message, sealing and keys',
    '',
    'Every call is one POST of the same outer message to one address; the answer has the same shape. `EfrisClient` does all of this by itself.',
    '',
    '## Members',
    '',
    ...table(
      ['Member', 'Meaning'],
      Object.entries(OUTER).map(([path, meaning]) => [`\`${path}\``, meaning]),
    ),
    'A T109 as it leaves the client:',
    '',
    ...json({ ...message, data: { ...message.data, content: '(base64)', signature: '(base64)' } }),
    ...steps('## How a request is sealed', SEALING),
    ...steps('## How an answer is opened', OPENING),
    ...steps('## The session key', SESSION_KEY),
    '## Readings',
    '',
    'The papers are silent or contradict each other on some algorithms. Each reading that we know is one row of data, and another row can be chosen by its name. [What we believe, and why](../../evidence/efris.md) says more.',
    '',
    ...Object.entries(readings()).flatMap(([name, rows]) => [`### \`${name}\``, '', ...readingTable(rows)]),
    '[All interfaces](README.md)',
  ])
}

function steps(heading, lines) {
  return [heading, '', ...lines.map((line, index) => `${index + 1}. ${line}`), '']
}

/** The tables of readings that the crypto floor offers: what holds only rows with evidence. */
export function readings() {
  const isReading = (row) => typeof row === 'object' && row !== null && typeof row.evidence === 'string'
  return Object.fromEntries(
    Object.entries(crypto).filter(
      ([, rows]) => typeof rows === 'object' && Object.values(rows).every(isReading),
    ),
  )
}

function readingTable(rows) {
  const facts = [...new Set(Object.values(rows).flatMap(Object.keys))].filter(
    (fact) => !['name', 'evidence'].includes(fact) && typeof Object.values(rows)[0][fact] !== 'function',
  )
  return table(
    ['Row', ...facts.map((fact) => `\`${fact}\``), 'Evidence'],
    Object.entries(rows).map(([name, row]) => [
      `\`${name}\``,
      ...facts.map((fact) => String(row[fact] ?? '')),
      plain(row.evidence),
    ]),
  )
}
