import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { PaymentEntity } from "./charge/payment-entity.js";
import { PaymentMethodEntity } from "./methods/payment-method-entity.js";
import { Baseline1760000006092 } from "./migrations/001-baseline.js";

export const paymentsDatabase = {
  entities: [PaymentEntity, PaymentMethodEntity],
  migrations: [Baseline1760000006092],
  alsoMigrate: migrateJobs,
} as const;
