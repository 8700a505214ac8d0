/** Random choices from a seed: the same seed makes the same choices. */
export class Draw {
  constructor(private state: number) {}

  /** Returns a number from `min` to `max`, both included. */
  number(min: number, max: number): number {
    return min + (this.next() % (max - min + 1));
  }

  chance(percent: number): boolean {
    return this.number(0, 99) < percent;
  }

  oneOf<T>(list: readonly T[]): T {
    const found = list[this.number(0, list.length - 1)];
    if (found === undefined) throw new RangeError("nothing to choose from");
    return found;
  }

  /** Returns at least `least` of the entries, in their order. */
  some<T>(list: readonly T[], least: number): T[] {
    const chosen = list.filter(() => this.chance(50));
    return chosen.length >= least ? chosen : list.slice(0, least);
  }

  /** Uses Mulberry32. */
  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }
}
