interface SwitchWords {
  readonly words: string
  /** Where there is a choice, what can be chosen. */
  readonly options?: Readonly<Record<string, string>>
}

/** The switches in words. One that is not here is shown by its name. */
export const SWITCHES: Readonly<Record<string, SwitchWords>> = {
  creditApproval: {
    words: 'Who decides on applications for credit notes.',
    options: { 'by-T113': 'The seller, by T113', 'at-once': 'The authority, at once', never: 'Nobody' },
  },
  suite: {
    words: 'How messages are sealed and signed.',
    options: {
      practice: 'As live servers do',
      seeds: 'As the documents read',
      rsa: 'RSA only',
      plain: 'Not at all',
    },
  },
  offlineAmount: { words: 'The largest document that may be issued offline (T103).' },
  offlineDays: { words: 'For how many days documents may be issued offline (T103).' },
  offlineValue: { words: 'What all documents issued offline may come to (T103).' },
  offlineNumbers: { words: 'Documents numbered offline must bring number, code and QR text.' },
  paymentSum: { words: 'Payments must add up to the total.' },
  strictVerifyString: { words: 'T136 takes no verify string in MD5.' },
  announcedCertificates: { words: 'T136 takes only certificates whose fingerprint the tax office knows.' },
  gzipAboveBytes: { words: 'Answers longer than this are compressed.' },
  gzipInside: { words: 'Compression comes before sealing, not after it.' },
  gzipCutBytes: { words: 'So many bytes are missing at the end of a compressed answer.' },
}
