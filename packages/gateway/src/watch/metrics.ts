import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** Numbers under one prefix, as Prometheus reads them. */
export class Metrics {
  readonly #registry = new Registry()

  /** What only rises. */
  counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `risiti_${name}`, help, labelNames, registers: [this.#registry] })
  }

  /** What rises and falls. */
  gauge<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Gauge<Label> {
    return new Gauge({ name: `risiti_${name}`, help, labelNames, registers: [this.#registry] })
  }

  /** How much of what was measured is at most so much. @param buckets in the unit of the name. */
  histogram<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    buckets: readonly number[],
  ): Histogram<Label> {
    const options = { name: `risiti_${name}`, help, labelNames, buckets: [...buckets] }
    return new Histogram({ ...options, registers: [this.#registry] })
  }

  /** Everything as text, with its content type. */
  async text(): Promise<{ readonly text: string; readonly type: string }> {
    return { text: await this.#registry.metrics(), type: this.#registry.contentType }
  }
}
