import type { Database } from "@souk/kernel/database";
import { listFailedJobs, retryFailedJob } from "@souk/kernel/failed-jobs";
import type { FailedDeliveries, FailedDelivery } from "../domain/failed-deliveries.js";

const limit = 100;

export class FailedDeliveryRepository implements FailedDeliveries {
  constructor(private readonly database: Database) {}

  list(): Promise<readonly FailedDelivery[]> {
    return listFailedJobs(this.database.manager, limit);
  }

  retry(id: string): Promise<FailedDelivery | null> {
    return this.database.transaction((manager) => retryFailedJob(manager, id));
  }
}
