/**
 * Accounts, devices, items, documents and their attempts. Times are milliseconds since 1970 (UTC). `due_at` says when
 * a document wants attention next, by the gateway's steady clock (0: at once); null when it wants none. By the same clock are
 * `lease_until`, and `quiet_at`: from then on nothing of an attempt can arrive any more. `events` is one stream: rows are only added, and a position is
 * never used twice; `link` chains those of an account (`audit/chain.ts`). A document's `token` opens its public page, which shows less than the slip that carries it: that is why it is kept
 * as it is. `warnings` are the conditions of devices that have begun and not ended. `revisions` holds what a document said before it was
 * revised. `original` is the document that a note is about. `run` is the run of the gateway in which a sale was both made and accepted:
 * null when it was made before, and then it may have been sent by another life of this database. An attempt's `door` is what it went to,
 * and `worth` what a document that an enabler was given is worth, in the country's currency. `exchanges` holds the exact
 * texts of attempts, compressed and sealed; they may be deleted, for the chain has their digests. Long texts come last in a row, so that
 * what is before them is read without them; tables that hold some have row ids, for a tree of keys keeps only short rows whole.
 *
 * What suppliers sold to us (`purchases`), and what customs let in for us (`imports`), is `open` until somebody decides on it here, which is a document of the lane of the same name, or it is no longer
 * listed (`gone`). `seen` is the last pull that listed it.
 *
 * A list of codes is what an account is told behind one door of an authority (`destination`), and of its `owner` where it is a taxpayer's
 * own. `pull` is the last one that brought a code, and `sought` what searches look through.
 *
 * A sequence is `given` once a document took a number of it.
 *
 * A movement of stock is a document of the lane `stock`: it is kept, sent, looked up and decided about like a sale, and never in its way.
 * `stock_levels` counts what recorded movements leave, where the authority wants to hear it (`stated` is what it heard last).
 * A count is known once somebody has said what there was to begin with.
 *
 * A webhook endpoint is told of each event after its `position` that it wants: the delivery of it has an `id` made of both (`delivery-id.ts`), and is written when it was begun. A test delivery has no
 * `event`. `types` is a list in JSON, null for all. `attempts` are all that were made, `tries` those since it was last asked for. A secret without `until`
 * is the present one; the others sign too until then, by the steady clock, as is `failing_since`. What was deleted stays, without its secrets, for its deliveries.
 * Of the events of its `webhook_silences` it is not told: it was disabled, and still is where one has no `up_to`.
 *
 * `tallies` counts what happened to sales and notes, by the day in East Africa on which it did: what was accepted, and each place that
 * was reached. What became fiscal is summed up too, so that nobody has to read a day's documents to know its takings.
 *
 * `receipt_settings` say how a device wants its receipts; `version` rises with each change. The first of the `prints` of a document is the
 * original, the others are copies.
 */
export const migration0001 = `
CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;

CREATE TABLE accounts (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  suspended_at INTEGER,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE api_keys (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  scopes TEXT NOT NULL,
  hash BLOB NOT NULL,
  expires_at INTEGER,
  revoked_at INTEGER,
  replaced_by TEXT,
  used_at INTEGER,
  created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX api_keys_account ON api_keys (account, id);

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  UNIQUE (account, name)
) WITHOUT ROWID;

CREATE TABLE sessions (
  hash BLOB PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  user TEXT REFERENCES users (id) ON DELETE CASCADE,
  key TEXT,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user) WHERE user IS NOT NULL;

CREATE TABLE devices (
  account TEXT NOT NULL REFERENCES accounts (id),
  id TEXT NOT NULL,
  authority TEXT NOT NULL,
  environment TEXT NOT NULL,
  settings TEXT NOT NULL,
  enabler TEXT GENERATED ALWAYS AS (json_extract(settings, '$.enablerDeviceNo')) STORED,
  secrets BLOB NOT NULL,
  registration TEXT,
  paused INTEGER NOT NULL DEFAULT 0,
  spacing_ms INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE INDEX devices_enabler ON devices (enabler) WHERE enabler IS NOT NULL;

CREATE TABLE items (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  code TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (account, device, code),
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
) WITHOUT ROWID;

CREATE TABLE documents (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  lane TEXT NOT NULL,
  idempotency_key TEXT NOT NULL,
  reference TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  revision INTEGER NOT NULL,
  sequence INTEGER,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  fiscal TEXT,
  fiscal_number TEXT,
  problem TEXT,
  conflict TEXT,
  original TEXT REFERENCES documents (id),
  application TEXT,
  run TEXT,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  FOREIGN KEY (account, device) REFERENCES devices (account, id),
  UNIQUE (account, idempotency_key, lane)
);
CREATE INDEX documents_lane ON documents (account, device, lane, status, position, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX documents_numbered ON documents (account, device, lane, status, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX documents_attention ON documents (account, device, lane, position) WHERE status = 'needs_attention';
CREATE INDEX documents_sending ON documents (account, device, lane) WHERE status = 'sending';
CREATE INDEX documents_notes ON documents (original, position) WHERE original IS NOT NULL;
CREATE INDEX documents_run ON documents (account, device, lane, run, position) WHERE status = 'queued' AND due_at IS NOT NULL;
CREATE INDEX documents_fiscal_number ON documents (account, fiscal_number) WHERE fiscal_number IS NOT NULL;
CREATE INDEX documents_listed ON documents (account, status, type, created_at);
CREATE INDEX documents_listed_by_device ON documents (account, device, status, type, created_at);
CREATE INDEX documents_number ON documents (account, lower(number));
CREATE INDEX documents_number_ending ON documents (account, ltrim(substr(number, length(rtrim(number, '0123456789')) + 1), '0'), created_at);

CREATE TABLE receipt_settings (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  version INTEGER NOT NULL,
  settings TEXT NOT NULL,
  logo BLOB,
  PRIMARY KEY (account, device),
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
);

CREATE TABLE prints (
  document TEXT NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,
  printed_at INTEGER NOT NULL,
  idempotency_key TEXT,
  PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE revisions (
  document TEXT NOT NULL REFERENCES documents (id),
  revision INTEGER NOT NULL,
  body TEXT NOT NULL,
  content TEXT NOT NULL,
  status TEXT NOT NULL,
  problem TEXT,
  replaced_at INTEGER NOT NULL,
  PRIMARY KEY (document, revision)
);

CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  account TEXT NOT NULL,
  device TEXT,
  document TEXT REFERENCES documents (id),
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  link BLOB NOT NULL,
  data TEXT NOT NULL
);
CREATE INDEX events_account ON events (account, position);
CREATE INDEX events_document ON events (document, position) WHERE document IS NOT NULL;
CREATE INDEX events_device ON events (account, device, position) WHERE document IS NULL;

CREATE TABLE warnings (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  condition TEXT NOT NULL,
  since INTEGER NOT NULL,
  PRIMARY KEY (account, device, condition),
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
) WITHOUT ROWID;

CREATE TABLE attempts (
  document TEXT NOT NULL REFERENCES documents (id),
  number INTEGER NOT NULL,
  account TEXT NOT NULL,
  revision INTEGER NOT NULL,
  fence INTEGER NOT NULL,
  door TEXT NOT NULL,
  worth TEXT,
  started_at INTEGER NOT NULL,
  ended_at INTEGER,
  quiet_at INTEGER NOT NULL,
  outcome TEXT,
  PRIMARY KEY (document, number)
);

CREATE TABLE exchanges (
  document TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  part TEXT NOT NULL,
  text BLOB NOT NULL,
  PRIMARY KEY (document, attempt, part),
  FOREIGN KEY (document, attempt) REFERENCES attempts (document, number)
);

CREATE TABLE lanes (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  lane TEXT NOT NULL,
  fence INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  succeeded_at INTEGER,
  failed_at INTEGER,
  failure TEXT,
  PRIMARY KEY (account, device, lane)
) WITHOUT ROWID;

CREATE TABLE stock_levels (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  item TEXT NOT NULL,
  quantity TEXT NOT NULL,
  is_known INTEGER NOT NULL,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  stated TEXT,
  stated_at INTEGER,
  problem TEXT,
  PRIMARY KEY (account, device, item),
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
) WITHOUT ROWID;
CREATE INDEX stock_levels_due ON stock_levels (account, device, due_at) WHERE due_at IS NOT NULL;

CREATE TABLE tallies (
  account TEXT NOT NULL,
  day TEXT NOT NULL,
  device TEXT NOT NULL,
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  currency TEXT NOT NULL,
  documents INTEGER NOT NULL,
  gross TEXT NOT NULL,
  tax TEXT NOT NULL,
  PRIMARY KEY (account, day, device, kind, type, currency)
) WITHOUT ROWID;

CREATE TABLE purchases (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  state TEXT NOT NULL,
  decision TEXT REFERENCES documents (id),
  seen TEXT NOT NULL,
  listed_at INTEGER NOT NULL,
  told TEXT NOT NULL,
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
);
CREATE INDEX purchases_listed ON purchases (account, position);
CREATE INDEX purchases_by_state ON purchases (account, state, position);
CREATE INDEX purchases_by_device ON purchases (account, device, state, position);

CREATE TABLE imports (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  state TEXT NOT NULL,
  decision TEXT REFERENCES documents (id),
  seen TEXT NOT NULL,
  listed_at INTEGER NOT NULL,
  told TEXT NOT NULL,
  FOREIGN KEY (account, device) REFERENCES devices (account, id)
);
CREATE INDEX imports_listed ON imports (account, position);
CREATE INDEX imports_by_state ON imports (account, state, position);
CREATE INDEX imports_by_device ON imports (account, device, state, position);

CREATE TABLE code_lists (
  id INTEGER PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  authority TEXT NOT NULL,
  destination TEXT NOT NULL,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  device TEXT NOT NULL,
  version TEXT,
  entries INTEGER NOT NULL,
  synced_at INTEGER,
  failed_at INTEGER,
  problem TEXT,
  UNIQUE (account, authority, destination, owner, name)
);

CREATE TABLE codes (
  list INTEGER NOT NULL REFERENCES code_lists (id),
  key TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  parent TEXT,
  pull TEXT NOT NULL,
  sought TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (list, key)
) WITHOUT ROWID;
CREATE INDEX codes_parent ON codes (list, parent, key) WHERE parent IS NOT NULL;

CREATE TABLE sequences (
  account TEXT NOT NULL,
  device TEXT NOT NULL,
  name TEXT NOT NULL,
  next INTEGER NOT NULL,
  given INTEGER NOT NULL DEFAULT 0,
  behind_since INTEGER,
  PRIMARY KEY (account, device, name)
) WITHOUT ROWID;

CREATE TABLE webhook_endpoints (
  id TEXT PRIMARY KEY,
  account TEXT NOT NULL REFERENCES accounts (id),
  url TEXT NOT NULL,
  types TEXT,
  description TEXT NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  position INTEGER NOT NULL,
  fence INTEGER NOT NULL,
  lease_until INTEGER NOT NULL,
  failing_since INTEGER,
  failures INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
);

CREATE TABLE webhook_secrets (
  endpoint TEXT NOT NULL REFERENCES webhook_endpoints (id),
  number INTEGER NOT NULL,
  secret BLOB NOT NULL,
  until INTEGER,
  PRIMARY KEY (endpoint, number)
) WITHOUT ROWID;

CREATE TABLE webhook_silences (
  endpoint TEXT NOT NULL REFERENCES webhook_endpoints (id),
  after INTEGER NOT NULL,
  up_to INTEGER,
  PRIMARY KEY (endpoint, after)
) WITHOUT ROWID;

CREATE TABLE webhook_deliveries (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  account TEXT NOT NULL,
  endpoint TEXT NOT NULL REFERENCES webhook_endpoints (id),
  event INTEGER,
  type TEXT NOT NULL,
  status TEXT NOT NULL,
  due_at INTEGER,
  tries INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  UNIQUE (endpoint, event)
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX webhook_deliveries_listed ON webhook_deliveries (account, status, created_at);
CREATE INDEX webhook_deliveries_listed_by_endpoint ON webhook_deliveries (endpoint, status, created_at);

CREATE TABLE webhook_attempts (
  delivery INTEGER NOT NULL REFERENCES webhook_deliveries (number),
  attempt INTEGER NOT NULL,
  at INTEGER NOT NULL,
  ms INTEGER NOT NULL,
  status INTEGER,
  message TEXT,
  answer TEXT,
  PRIMARY KEY (delivery, attempt)
) WITHOUT ROWID
`
