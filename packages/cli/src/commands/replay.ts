import { Command } from 'commander'
import { readInputFile } from '../input-file.js'
import { say, sayJson } from '../output.js'
import { loadRecord, loadSandbox } from '../servers.js'

export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'Say a transcript to a fresh sandbox, and tell where it answers otherwise. Exit code 1 if it does.',
    )
    .argument('<file>', 'what "risiti sandbox record" wrote')
    .option('--json', 'print JSON for programs')
    .action(async (path: string, { json }: { readonly json?: boolean }) => {
      const { readTranscript, replay, reportOf } = await loadRecord()
      const transcript = readTranscript(String(await readInputFile(path)))
      const { startSandbox } = await loadSandbox()
      const sandbox = await startSandbox({ port: 0 })
      try {
        const replayed = await replay(transcript, sandbox)
        if (json) sayJson({ replayed })
        else say(reportOf(replayed))
        if (replayed.some(({ differences }) => differences !== null && differences.length > 0))
          process.exitCode = 1
      } finally {
        await sandbox.close()
      }
    })
}
