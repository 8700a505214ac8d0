import { migrateJobs } from "@souk/kernel/jobs/jobs";
import { PaymentEntity } from "./charge/payment-entity.js";
import { PaymentMethodEntity } from "./methods/payment-method-entity.js";
import { Baseline1760000006092 } from "./migrations/001-baseline.js";
import { Authorizations1760000006093 } from "./migrations/002-authorizations.js";
import { AuthorizationsByEnd1760000006094 } from "./migrations/003-authorizations-by-end.js";

export const paymentsDatabase = {
  entities: [PaymentEntity, PaymentMethodEntity],
  migrations: [Baseline1760000006092, Authorizations1760000006093, AuthorizationsByEnd1760000006094],
  alsoMigrate: migrateJobs,
} as const;
