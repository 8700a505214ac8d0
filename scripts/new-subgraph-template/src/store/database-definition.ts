import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { ExampleEntryEntity } from "./example-entry-entity.js";
import { Example1760000000000 } from "./migrations/001-example.js";

export const exampleDatabase = {
  entities: [ExampleEntryEntity],
  migrations: [Example1760000000000],
  alsoMigrate: migrateJobs,
} as const;
