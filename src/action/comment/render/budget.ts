/** Characters that are left. */
export class Budget {
  #left: number;

  constructor(characters: number) {
    this.#left = characters;
  }

  /** The first rows that fit, each with its line break; they are taken off. */
  fit<T extends { html: string }>(rows: readonly T[]): T[] {
    const fitting: T[] = [];
    for (const row of rows) {
      const cost = row.html.length + 2;
      if (cost > this.#left) break;
      this.#left -= cost;
      fitting.push(row);
    }
    return fitting;
  }
}
