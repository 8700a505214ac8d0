import pLimit, { type LimitFunction } from "p-limit";

interface Line {
  readonly limit: LimitFunction;
  /** Running and waiting work. */
  length: number;
}

/** Lets at most `atOnce` pieces of work run per key at a time; others wait in order of arrival. */
export class KeyedLimit {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly atOnce: number) {}

  /** The number of keys with work. */
  get size(): number {
    return this.lines.size;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { limit: pLimit(this.atOnce), length: 0 };
    this.lines.set(key, line);
    line.length++;
    try {
      return await line.limit(work);
    } finally {
      line.length--;
      if (line.length === 0) this.lines.delete(key);
    }
  }
}
