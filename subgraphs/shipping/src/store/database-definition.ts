import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Baseline1760000001070 } from "./migrations/001-baseline.js";
import { WholeInsertion1760000001091 } from "./migrations/002-whole-insertion.js";
import { MoreStatuses1760000001092 } from "./migrations/003-more-statuses.js";

export const shippingDatabase = {
  entities: [],
  migrations: [Baseline1760000001070, WholeInsertion1760000001091, MoreStatuses1760000001092],
  alsoMigrate: migrateJobs,
} as const;
