/** Transactions that fail in the ways a disk and a thread can. */
export const transactions = {
  create: (tx) =>
    tx.run(
      'CREATE TABLE IF NOT EXISTS notes (text TEXT, account TEXT REFERENCES accounts (id) DEFERRABLE INITIALLY DEFERRED)',
    ),
  add: (tx, text) => tx.run('INSERT INTO notes (text) VALUES (?)', text),
  /** Is refused only by COMMIT. */
  addForNobody: (tx) => tx.run("INSERT INTO notes (text, account) VALUES ('orphan', 'nobody')"),
  fail: async (tx) => {
    await tx.run("INSERT INTO notes (text) VALUES ('half')")
    throw new Error('on purpose')
  },
  crash: () => {
    setImmediate(() => {
      throw new Error('the thread dies')
    })
    return new Promise(() => {})
  },
  leaveNoSpace: (tx) => tx.run('PRAGMA max_page_count = 1'),
  makeSpace: (tx) => tx.run('PRAGMA max_page_count = 1000000'),
}
