import { Baseline1760000004080 } from "./migrations/001-baseline.js";
import { WholeChanges1760000004091 } from "./migrations/002-whole-changes.js";

export const cartDatabase = {
  entities: [],
  migrations: [Baseline1760000004080, WholeChanges1760000004091],
} as const;
