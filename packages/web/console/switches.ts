interface SwitchWords {
  readonly words: string
  /** Where there is a choice, what can be chosen. */
  readonly options?: Readonly<Record<string, string>>
}

/** The switches in words. One that is not here is shown by its name. */
export const SWITCHES: Readonly<Record<string, SwitchWords>> = {
  strict: {
    words: 'What is refused although live servers take it, so that a client is judged by the documents.',
    options: {
      'unknown-members': 'Members that nobody knows',
      'numbers-for-text': 'JSON numbers for text',
      'text-for-numbers': 'Text for JSON numbers',
      'missing-members': 'Members that are null or missing',
      'wrong-flags': 'Flags that are not true',
      'other-sealing': 'Content sealed otherwise',
      'identity-elsewhere': 'Identity in another place',
    },
  },
  creditApproval: {
    words: 'Who decides on applications for credit notes.',
    options: {
      'by-T113': 'The seller, by T113',
      'at-once': 'The authority, at once',
      'after-delay': 'The authority, after a while',
      'by-control': 'You, on the ledger’s screen',
    },
  },
  creditDelaySeconds: { words: 'How many seconds the authority takes to decide after a while.' },
  suite: {
    words: 'How messages are sealed and signed.',
    options: {
      practice: 'As live servers do',
      seeds: 'As the documents read',
      rsa: 'RSA only',
      plain: 'Not at all',
    },
  },
  offlineAmount: { words: 'How many documents may be issued offline (T103).' },
  offlineDays: { words: 'For how many days documents may be issued offline (T103).' },
  offlineValue: { words: 'What all documents issued offline may come to (T103).' },
  offlineNumbers: { words: 'Documents numbered offline must bring number, code and QR text.' },
  paymentSum: { words: 'Payments must add up to the total.' },
  buyerNames: { words: 'The name of a buyer with a TIN must be the one in the register.' },
  ratesUpdating: {
    words: 'Exchange rates are being changed: nobody can sell in foreign currency meanwhile.',
  },
  strictVerifyString: { words: 'T136 takes no verify string in MD5.' },
  announcedCertificates: { words: 'T136 takes only certificates whose fingerprint the tax office knows.' },
  gzipAboveBytes: { words: 'Answers longer than this are compressed.' },
  gzipInside: { words: 'Compression comes before sealing, not after it.' },
  gzipCutBytes: { words: 'So many bytes are missing at the end of a compressed answer.' },
  duplicateDevices: {
    words:
      'Each repeated initialisation at GavaConnect adds a hidden row, and no call finds the device after it.',
  },
  fillAfterMinutes: {
    words: 'How many minutes after the first initialisation of a PIN its purchases and imports are there.',
  },
  listLagMinutes: { words: 'How many minutes the lists of purchases and imports lag behind.' },
  noMovement: {
    words: 'What GavaConnect says of a remainder without a movement.',
    options: { words: 'That there is no movement', zero: 'That 0.0 was expected' },
  },
  expiredToken: {
    words: 'What GavaConnect says of a token that has run out.',
    options: { 401: 'HTTP 401', 500: 'HTTP 500' },
  },
  unitStop: {
    words: 'How a local unit answers once it has stopped.',
    options: { 503: 'HTTP 503', 894: 'Code 894' },
  },
  unitStore: { words: 'How many receipts a local unit can keep for upload; any number when empty.' },
  unitRefusesNT: { words: 'A local unit refuses the packaging unit NT.' },
  receiptCounter: {
    words: 'What curRcptNo counts.',
    options: { total: 'All receipts', 'per-type': 'Receipts of its type' },
  },
}
