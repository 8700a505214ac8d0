import { seededRandom } from "../../test-kit/data/seeded-random.js";

/** Random choices that are the same for the same seed. */
export class Dice {
  private readonly random: () => number;

  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** True with this probability. */
  chance(share: number): boolean {
    return this.random() < share;
  }

  /** An integer from `least` to `most`, both included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error("nothing to choose from");
    return list[this.whole(0, list.length - 1)] as T;
  }

  pickSome<T>(list: readonly T[], share: number): readonly T[] {
    return list.filter(() => this.chance(share));
  }
}
