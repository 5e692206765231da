/** A request parameter as PHP holds it: an array when its name ended in brackets. */
export type PhpValue = string | string[];

/** Parameters by name. Later ones replace earlier ones of the same name. */
export class Fields {
  readonly #values = new Map<string, PhpValue>();

  add(sentName: string, value: string): void {
    const { name, array } = phpName(sentName);
    if (name === '') return;
    const before = this.#values.get(name);
    this.#values.set(name, array ? [...(Array.isArray(before) ? before : []), value] : value);
  }

  addAll(pairs: Iterable<[string, string]>): void {
    for (const [name, value] of pairs) this.add(name, value);
  }

  get(name: string): PhpValue | undefined {
    return this.#values.get(name);
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** These, replaced by those of `over` where both have a name. */
  mergedWith(over: Fields): Fields {
    const merged = new Fields();
    for (const source of [this, over])
      for (const [name, value] of source.#values) merged.#values.set(name, value);
    return merged;
  }

  entries(): [string, PhpValue][] {
    return [...this.#values];
  }
}

/** PHP turns `a.b` and `a b` into `a_b`, and `a[…]` into an array named `a`. */
export function phpName(sent: string): { name: string; array: boolean } {
  const trimmed = sent.replace(/^ +/, '');
  const bracket = trimmed.indexOf('[');
  const array = bracket > 0 && trimmed.indexOf(']', bracket) > 0;
  const name = array ? trimmed.slice(0, bracket) : trimmed;
  return { name: name.replace(/[. [\0]/g, '_'), array };
}
