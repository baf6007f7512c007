import { type Clock, systemClock } from '@risiti/core'
import { Credentials } from './access/credentials.js'
import { makeFirstKey } from './access/first-key.js'
import { AuthorityRegistry } from './authorities/registry.js'
import { CodeListSync } from './code-lists/sync.js'
import { type Config, LOOPBACK } from './config.js'
import { ItemTables } from './documents/item-tables.js'
import { Waiters } from './documents/waiting.js'
import { EventFeed } from './events/feed.js'
import { tidyHeapOnce } from './heap.js'
import { createApp } from './http/app.js'
import { DEFAULT_ACCOUNT, type GatewayContext } from './http/context.js'
import { listen } from './http/server/listener.js'
import { LOAD_LIMITS, Load, type LoadLimits } from './http/server/load.js'
import { Streams } from './http/server/streams.js'
import { refuseOtherMasterKey } from './keys/master-key.js'
import { Rotation } from './keys/rotation.js'
import { deviceRecord } from './keys/sealed.js'
import { createSealer } from './keys/sealer.js'
import type { Timing } from './lanes/deps.js'
import { tellWhatIsLookedUp } from './lanes/restored.js'
import { Scheduler } from './lanes/scheduler.js'
import { steadyFrom, trustedTime } from './lanes/steady.js'
import type { OnStep } from './lanes/steps.js'
import type { Log } from './logging/log.js'
import { stepLine } from './logging/step-line.js'
import { drawBytes } from './random-bytes.js'
import { DeviceReceipts } from './receipts/device-receipts.js'
import { Painter } from './receipts/painting/painter.js'
import { KEEP_DELIVERIES_DAYS, keptDeliveries } from './retention/deliveries.js'
import { Retention } from './retention/retention.js'
import { keptTexts } from './retention/texts.js'
import { openSqliteStore } from './store/sqlite/store.js'
import { lastPosition } from './store/statements/events.js'
import type { Store } from './store/store.js'
import { openTracing } from './tracing/open-tracing.js'
import type { GatewayTransactions } from './transactions.js'
import { Meter } from './watch/meter.js'
import { Watch } from './watch/watch.js'
import { Courier } from './webhooks/courier.js'
import { Lookups } from './webhooks/post/lookups.js'
import { networksOf } from './webhooks/post/networks.js'
import { type Resolve, systemResolve } from './webhooks/post/target.js'

/** What can be passed in besides the configuration. */
export interface GatewayOptions {
  /** The time of day. It may jump: whatever waits or lasts is measured by `elapsed`. */
  readonly clock?: Clock
  /** Milliseconds that have passed since any one moment, by a clock that nobody can set. */
  readonly elapsed?: () => number
  /** Makes ids and tokens: 32 hexadecimal characters that nobody can guess. */
  readonly randomId?: () => string
  /** From 0 to 1: draws pauses. */
  readonly random?: () => number
  readonly timing?: Partial<Timing>
  /** Hard limit of one attempt to deliver a webhook, milliseconds. */
  readonly webhookMs?: number
  readonly limits?: Partial<LoadLimits>
  readonly log?: Log
  /** From one round over the devices to the next, milliseconds. */
  readonly watchMs?: number
  /** Sees every step of sending a document. */
  readonly onStep?: OnStep
  /** Finds the addresses of a webhook's host. */
  readonly resolve?: Resolve
  /** Told after each commit how many transactions shared it. */
  readonly onCommit?: (transactions: number) => void
}

export interface Gateway {
  /** Where it listens. */
  readonly url: string
  /**
   * The admin key that was made because nobody could have got in otherwise, such as at the first start. It is kept nowhere: show it now.
   * Undefined where there is one, or the gateway was started with one.
   */
  readonly adminKey: string | undefined
  /** How many documents were in doubt when it started, because the process before it ended while sending. */
  readonly recovered: number
  /** Takes no more requests, finishes what is under way, and closes the database. */
  close(): Promise<void>
}

const TIMING: Timing = {
  timeoutMs: 30_000,
  settleMs: 5_000,
  leaseMs: 120_000,
  retryMs: 1_000,
  requestMs: 30_000,
}

/** How soon it is seen that something is wrong with a device. */
const WATCH_MS = 10_000

/** Standard Webhooks asks senders to wait 15 to 30 seconds. */
const WEBHOOK_MS = 15_000

/** How long a client may take to send the rest of its request when the gateway closes, in milliseconds. */
const SEND_MS = 1_500

/**
 * Starts a gateway: opens the database, takes up what an earlier process left, then listens.
 * @throws Error when the database is in use, was written by a newer Risiti, or has another master key, and when the
 *   port is taken; then nothing stays open.
 */
export async function startGateway(config: Config, options: GatewayOptions = {}): Promise<Gateway> {
  const meter = new Meter(config.databaseFile)
  const feed: EventFeed = new EventFeed(() => lastPosition(store.read))
  const store: Store<GatewayTransactions> = await openSqliteStore(
    config.databaseFile,
    new URL('./transactions.js', import.meta.url),
    (transactions) => {
      feed.committed()
      meter.service.committed(transactions)
      options.onCommit?.(transactions)
    },
  )
  try {
    return await serve(store, feed, meter, config, options)
  } catch (error) {
    meter.close()
    await store.close()
    throw error
  }
}

async function serve(
  store: Store<GatewayTransactions>,
  feed: EventFeed,
  meter: Meter,
  config: Config,
  options: GatewayOptions,
): Promise<Gateway> {
  const clock = options.clock ?? systemClock
  const log = options.log ?? (() => {})
  const timing = { ...TIMING, ...options.timing }
  const sealer = createSealer(config.masterKey, config.formerMasterKeys)
  const formerKeys = await refuseOtherMasterKey(store, sealer)
  await store.write('insertAccount', { id: DEFAULT_ACCOUNT, name: 'Default', now: clock.now().getTime() })
  await store.write('deleteStartSessions', undefined)
  const { sending: recovered, steadyFrom: start } = await store.write('recoverLanes', {
    now: clock.now().getTime(),
    leaseMs: timing.leaseMs,
  })
  const steady = steadyFrom(start, options.elapsed ?? (() => performance.now()))
  if (recovered > 0)
    log('warn', 'documents were being sent when the gateway ended; they are looked up', { count: recovered })
  await tellWhatIsLookedUp(store, log)

  const authorities = new AuthorityRegistry({
    read: store.read,
    sealer,
    clock,
    trustedTime: () => trustedTime(clock, steady),
    timeoutMs: timing.timeoutMs,
    save: async ({ account, id }, registration, secrets) => {
      const sealed = secrets && sealer.seal(deviceRecord(account, id), JSON.stringify(secrets))
      await store.write('registerDevice', {
        account,
        id,
        registration: JSON.stringify(registration),
        secrets: sealed ?? null,
        now: clock.now().getTime(),
      })
    },
  })
  const randomId = options.randomId ?? (() => timedId(clock.now()))
  const run = { id: randomId(), startedAt: clock.now().getTime() }
  const waiters = new Waiters()
  const scheduler = new Scheduler({
    store,
    authorities,
    sealer,
    clock,
    steady,
    random: options.random ?? Math.random,
    timing,
    run: run.id,
    log,
    notify: (document) => waiters.notify(document),
    onStep: everyStep(stepLine(log), meter.service.stepped, await openTracing(config), options.onStep),
    onSent: meter.devices.sent,
  })
  const networks = networksOf(config.webhookNetworks ?? [])
  const webhooks = new Courier({
    store,
    sealer,
    clock,
    steady,
    random: options.random ?? Math.random,
    networks,
    resolve: new Lookups(options.resolve ?? systemResolve).resolve,
    timeoutMs: options.webhookMs ?? WEBHOOK_MS,
    leaseMs: timing.leaseMs,
    feed,
    log,
    onPosted: meter.webhooks.posted,
  })
  const rotation = new Rotation({ store, sealer, log, formerKeys })
  const retention = new Retention({
    log,
    trustedTime: () => trustedTime(clock, steady),
    kept: [
      ...(config.keepTextsDays === undefined ? [] : [keptTexts(store, config.keepTextsDays)]),
      keptDeliveries(store, config.keepWebhooksDays ?? KEEP_DELIVERIES_DAYS),
    ],
  })
  const circuit = (destination: string) => scheduler.circuit(destination)
  const everyMs = options.watchMs ?? WATCH_MS
  const watch = new Watch({ store, authorities, circuit, clock, log, everyMs })
  const codeLists = new CodeListSync({ store, clock, randomId, log })
  const painter = new Painter()
  const limits = { ...LOAD_LIMITS, ...options.limits }
  let listeningAt = ''
  const context: GatewayContext = {
    store,
    credentials: new Credentials(store),
    authorities,
    items: new ItemTables(store.read),
    sealer,
    waiters,
    feed,
    load: new Load(limits),
    streams: new Streams(limits.streams),
    clock,
    steady,
    publicUrl: () => config.publicUrl ?? listeningAt,
    randomId,
    run,
    wake: (account, device, lane) => scheduler.wake(account, device, lane),
    wakeAll: (account, device) => scheduler.wakeAll(account, device),
    settled: (account, device) => scheduler.settled(account, device),
    watch,
    meter,
    formerKeys: () => rotation.formerKeys,
    webhooks,
    networks,
    codeLists,
    receipts: new DeviceReceipts(store.read, config.fontsFolder),
    painter,
  }
  const app = createApp(context, {
    hosts: hostsOf(config),
    adminKey: config.adminKey,
    proxies: config.trustedProxies,
    log,
    onAnswer: meter.service.answered,
  })
  const listener = await listen(app, { host: config.host, port: config.port, requestMs: timing.requestMs })
  listeningAt = listener.url
  const patience = { sendMs: SEND_MS, workMs: timing.timeoutMs + timing.settleMs }
  // Only now is it sure that it can be shown: made by a start that comes to nothing, it would be known to nobody.
  const firstKey =
    config.adminKey === undefined
      ? await makeFirstKey(store, DEFAULT_ACCOUNT, randomId(), clock.now().getTime()).catch(async (error) => {
          await listener.close(patience)
          throw error
        })
      : undefined
  if (config.publicUrl === undefined)
    log(
      'warn',
      'RISITI_PUBLIC_URL is not set: QR codes of provisional slips lead to where the gateway listens',
      {
        url: listeningAt,
      },
    )
  await scheduler.start()
  watch.start()
  rotation.start()
  retention.start()
  await webhooks.start()
  tidyHeapOnce()
  let closing: Promise<void> | undefined
  const close = async () => {
    const drained = listener.close(patience)
    waiters.close()
    feed.close()
    await watch.stop()
    await rotation.stop()
    await retention.stop()
    await Promise.all([scheduler.stop(), webhooks.stop(), codeLists.stop(), drained])
    await authorities.close()
    await painter.close()
    meter.close()
    await store.close()
  }
  return {
    url: listeningAt,
    adminKey: firstKey,
    recovered,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

/** Begins with the time, so that new ones are neighbours in an index. Nobody guesses the 80 bits after it. */
function timedId(now: Date): string {
  return now.getTime().toString(16).padStart(12, '0') + drawBytes(10).toString('hex')
}

/** Lets each of them see every step. */
function everyStep(...observers: readonly (OnStep | undefined)[]): OnStep {
  return (step) => {
    for (const observe of observers) observe?.(step)
  }
}

/** Names under which the gateway answers. */
function hostsOf(config: Config): ReadonlySet<string> {
  const names = [config.host, ...(LOOPBACK.has(config.host) ? [...LOOPBACK, '[::1]'] : [])]
  return new Set(config.publicUrl === undefined ? names : [...names, new URL(config.publicUrl).hostname])
}
