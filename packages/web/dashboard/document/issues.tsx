interface IssuesProps {
  readonly issues: readonly {
    readonly at: string
    readonly message: string
    readonly fix?: string | undefined
  }[]
}

/** What is wrong with a document, place by place. */
export function Issues({ issues }: IssuesProps) {
  if (issues.length === 0) return null
  return (
    <ul class="mt-1 list-disc pl-5 text-sm">
      {issues.map(({ at, message, fix }) => (
        <li key={at + message}>
          <span class="font-mono text-xs">{at}</span> {message.replace(/\.?$/, '.')} {fix}
        </li>
      ))}
    </ul>
  )
}
