import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { Bank1760000006500 } from "./migrations/001-bank.js";
import { Challenges1760000006501 } from "./migrations/002-challenges.js";
import { Authorizations1760000006502 } from "./migrations/003-authorizations.js";

/** The sandbox bank's own database. It stands for a provider's database: payments itself never reads it. */
export const bankDatabase = {
  entities: [],
  migrations: [Bank1760000006500, Challenges1760000006501, Authorizations1760000006502],
  alsoMigrate: migrateJobs,
} as const;
