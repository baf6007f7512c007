import { once } from 'node:events'
import { MessageChannel, Worker } from 'node:worker_threads'
import type { Store, Transactions } from '../store.js'
import { cannotOpen, isDiskFull, openReader, takeOwnership } from './driver.js'
import { refuseUnusable } from './unusable-file.js'
import { WriteQueue, type Writer } from './write-queue.js'
import type { WriterData } from './writer.js'

/**
 * Opens the SQLite store. The writer lives in a thread of its own, because a flush to disk blocks whoever waits for it.
 * @param transactionsModule URL of the module that exports `transactions`; it is loaded in that thread.
 * @param onCommit told after each commit how many transactions shared it.
 */
export async function openSqliteStore<Known extends Transactions>(
  file: string,
  transactionsModule: URL,
  onCommit: (transactions: number) => void = () => {},
): Promise<Store<Known>> {
  const ownership = takeOwnership(file)
  const queue = new WriteQueue(() => startWriter(file, transactionsModule), onCommit)
  try {
    await refuseUnusable(file)
    await queue.open()
    const reader = openReader(file)
    return {
      write: (name, input) => queue.add(name, input) as never,
      read: reader,
      close: async () => {
        await queue.close(() => reader.close())
        ownership.release()
      },
    }
  } catch (error) {
    await queue.close()
    ownership.release()
    throw isDiskFull(error) ? cannotOpen(file, error) : error
  }
}

/** What the writer has in hand is bounded, so that its rubbish need not be: without a limit it piles up before it is cleared. */
const WRITER_MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 }

/** @throws Error when the database cannot be opened. */
async function startWriter(file: string, transactionsModule: URL): Promise<Writer> {
  const { port1: port, port2 } = new MessageChannel()
  const workerData: WriterData = { file, transactionsModule: transactionsModule.href, port: port2 }
  const thread = new Worker(new URL('./writer.js', import.meta.url), {
    workerData,
    transferList: [port2],
    resourceLimits: WRITER_MEMORY,
  })
  try {
    await once(thread, 'message')
  } catch (error) {
    // Its hold on the file ends with it.
    await thread.terminate()
    throw error
  }
  return { thread, port }
}
