/** Saves `count` records of one device in a process of its own, and tells each that is durable. */
import { SealedFileKeyStore } from '@risiti/etims'

const [folder, passphrase, device, name, count] = process.argv.slice(2)
const store = new SealedFileKeyStore({ folder, passphrase })
for (let number = 1; number <= Number(count); number++) {
  await store.save(JSON.parse(device), { cmcKey: `${name}-${number}` })
  process.stdout.write(`${name}-${number}\n`)
}
