import type { Database } from "../../database/database.js";
import { exampleEvent } from "../../domain-events/event-catalog.js";
import { eventJobHandlers } from "../../domain-events/event-jobs.js";
import type { EventHandler } from "../../domain-events/on.js";
import { failedJobsIn } from "../../jobs/failed-jobs.js";
import { JobRunner, migrateJobs } from "../../jobs/jobs.js";
import type { PeerTransport } from "../../peers/peer-transport.js";
import { openTestDatabase, type DatabaseOfSubgraph } from "../test-database.js";
import { testServiceContext } from "../test-service-context.js";

/** A database that can publish events, for tests of their delivery. */
const eventDatabase: DatabaseOfSubgraph = { entities: [], migrations: [], alsoMigrate: migrateJobs };

interface WorkOptions {
  readonly webhooks?: PeerTransport;
  readonly crashPoint?: (name: string) => void;
}

/** A database that publishes events, and job runners that deliver them to handlers. */
export class EventJobsHarness implements AsyncDisposable {
  private constructor(
    readonly database: Database,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async open(): Promise<EventJobsHarness> {
    await using resources = new AsyncDisposableStack();
    const { database } = resources.use(await openTestDatabase("domain-events", eventDatabase));
    return new EventJobsHarness(database, resources.move());
  }

  /** Returns the job handlers that deliver events to these handlers. */
  async jobHandlers(eventHandlers: readonly EventHandler[], { webhooks, crashPoint }: WorkOptions = {}) {
    const context = await testServiceContext({
      project: { eventHandlers },
      ...(webhooks ? { peers: { notifications: webhooks } } : {}),
    });
    const serviceContext = crashPoint ? { ...context, crashPoint } : context;
    return eventJobHandlers("orders", { database: this.database, serviceContext });
  }

  /** Delivers events to these handlers until the harness closes. */
  async work(eventHandlers: readonly EventHandler[], options: WorkOptions = {}): Promise<void> {
    const { logger } = await testServiceContext();
    const handlers = await this.jobHandlers(eventHandlers, options);
    this.resources.use(await JobRunner.start({ url: this.database.url, handlers, logger }));
  }

  /** Publishes an event with this number as its order's number. */
  async publish(key: string, number = "1", name = "order.paid"): Promise<void> {
    await this.database.manager.query(`select publish_event($1, 1, $2, $3)`, [
      name,
      key,
      JSON.stringify({ ...exampleEvent("order.paid", { id: "", time: "" }).data, orderId: key, orderNumber: number }),
    ]);
  }

  /** Makes the jobs that wait for a retry run at once. */
  async hurry(): Promise<void> {
    await this.database.manager.query(
      `update graphile_worker._private_jobs set run_at = now() where run_at > now() and locked_at is null`,
    );
  }

  /** Returns the number of events and jobs that are not done and have not failed for good. */
  waiting(): Promise<number> {
    return this.count(
      `select (select count(*) from event_deliveries where not is_dead)::int
         + (select count(*) from graphile_worker._private_jobs where attempts < max_attempts)::int as count`,
    );
  }

  jobsWith(condition: string): Promise<number> {
    return this.count(`select count(*)::int as count from graphile_worker._private_jobs where ${condition}`);
  }

  get failed() {
    return failedJobsIn(this.database);
  }

  failedJobs() {
    return this.failed.list({ size: 10, direction: "forward", order: "OLDEST", from: null });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }

  private async count(sql: string): Promise<number> {
    const [row]: { count: number }[] = await this.database.manager.query(sql);
    return row?.count ?? 0;
  }
}
