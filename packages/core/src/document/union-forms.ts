import type { z } from 'zod'

/** What is wrong with an input under one form of a union. */
type Form = readonly z.core.$ZodIssue[]

/** The only form that has all members of the input; where none has them, the one with the fewest mistakes. */
export function meantForm(forms: readonly Form[]): Form | undefined {
  const whole = forms.filter((form) => !form.some((issue) => issue.code === 'unrecognized_keys'))
  if (whole.length > 0) return whole.length === 1 ? whole[0] : undefined
  const [nearest, next] = forms.toSorted((a, b) => mistakes(a) - mistakes(b))
  return nearest && next && mistakes(nearest) < mistakes(next) ? nearest : undefined
}

/** What each form lacks, as what to do; nothing where fewer than two lack anything. */
export function neededByEach(forms: readonly Form[]): string | undefined {
  const needed = forms
    .map((form) => form.flatMap((issue) => (issue.code === 'invalid_type' ? issue.path : [])))
    .filter((names) => names.length > 0)
    .map((names) => names.map((name) => `"${String(name)}"`).join(' and '))
  return needed.length < 2 ? undefined : `Give ${needed.join(', or ')}.`
}

function mistakes(form: Form): number {
  return form.reduce((sum, issue) => sum + (issue.code === 'unrecognized_keys' ? issue.keys.length : 1), 0)
}
