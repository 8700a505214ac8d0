import type { TestShop } from "../../test-kit/shop/test-shop.js";

/** Creates a job without attempts left. It succeeds at once on a retry, because its subject does not exist. */
export async function createFailedJob(shop: TestShop): Promise<void> {
  await shop.rows(
    "notifications",
    `with added as (
       select (graphile_worker.add_job('sendNotification',
         json_build_object('data', json_build_object('id', '00000000-0000-4000-8000-000000000000')),
         run_at := now() + interval '1 day')).id
     )
     select graphile_worker.reschedule_jobs(array[id], attempts := 25) from added`,
  );
}
