import pLimit, { type LimitFunction } from "p-limit";

interface Line {
  readonly limit: LimitFunction;
  /** At work or waiting. */
  length: number;
}

/** Lets `atOnce` pieces of work run for each key at a time; further ones wait, in the order they came. */
export class Turns {
  private readonly lines = new Map<string, Line>();

  constructor(private readonly atOnce: number) {}

  /** How many keys have work. */
  get size(): number {
    return this.lines.size;
  }

  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
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
