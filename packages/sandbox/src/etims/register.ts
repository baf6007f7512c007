/** Things by key, in the order in which they came: a stretch of them is had without walking there. Nothing leaves it. */
export class Register<Key, Value> {
  readonly #places = new Map<Key, number>()
  readonly #values: Value[] = []

  get size(): number {
    return this.#values.length
  }

  has(key: Key): boolean {
    return this.#places.has(key)
  }

  get(key: Key): Value | undefined {
    const place = this.#places.get(key)
    return place === undefined ? undefined : this.#values[place]
  }

  /** What has the key already is replaced, and stays where it is. */
  set(key: Key, value: Value): void {
    const place = this.#places.get(key) ?? this.#values.length
    this.#places.set(key, place)
    this.#values[place] = value
  }

  keys(): Iterable<Key> {
    return this.#places.keys()
  }

  values(): readonly Value[] {
    return this.#values
  }
}
