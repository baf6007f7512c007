/** What the demo tells people. With `--json` it goes to stderr, so that the last line of stdout is for programs. */
export function openStory(json) {
  const out = json ? process.stderr : process.stdout
  return {
    scene: (title) => out.write(`\n── ${title} ${'─'.repeat(Math.max(0, 70 - title.length))}\n\n`),
    say: (text) => out.write(`${text}\n`),
    print: (text) => out.write(`\n${text.replace(/^/gm, '    ')}\n\n`),
  }
}
