import type { Config } from '../config.js'
import type { OnStep } from '../lanes/steps.js'

/**
 * Traces sends with OpenTelemetry, where the configuration wants it; else nothing of it is loaded. Spans go to the provider that the
 * process has registered, and nowhere when it has none.
 */
export async function openTracing({ tracing }: Config): Promise<OnStep | undefined> {
  if (!tracing) return undefined
  const [{ trace }, { spansOfSteps }] = await Promise.all([
    import('@opentelemetry/api'),
    import('./spans.js'),
  ])
  return spansOfSteps(trace.getTracer('@risiti/gateway'))
}
