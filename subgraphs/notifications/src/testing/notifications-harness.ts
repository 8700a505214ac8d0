import { openDatabase, type Database } from "@souk/kernel/database/database";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { projectOf, type ProjectConfig } from "@souk/kernel/project/project";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { noSubscriptions } from "@souk/kernel/testing/stand-ins/no-subscriptions";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type RequestOptions,
  type TestServiceContext,
} from "@souk/kernel/testing/test-service-context";
import { systemClock, type Clock } from "@souk/kernel/values/clock";
import { startNotifications, type NotificationsOverrides } from "../app.js";
import type { Recipient } from "../domain/peers.js";
import { notificationsDatabase } from "../store/database-definition.js";

export interface NotificationsHarnessOptions extends NotificationsOverrides {
  readonly demoData?: boolean;
  /** Whether webhooks may go to this machine; true when absent. */
  readonly allowsPrivateHosts?: boolean;
  readonly clock?: Clock;
  /** The ids of the shop's admins. */
  readonly administrators?: readonly string[];
  readonly project?: ProjectConfig;
  /** The users that the fake accounts service knows, by id. */
  readonly users?: Readonly<Record<string, Recipient>>;
  readonly runsSchedules?: boolean;
}

/** Test harness: notifications with the dev mailbox, on a database of its own, with a fake of accounts. */
export class NotificationsHarness implements AsyncDisposable {
  private constructor(
    readonly subgraph: Subgraph,
    readonly database: Database,
    /** The variables of each call of `recordAudit`. */
    readonly audited: readonly unknown[],
    private readonly serviceContext: TestServiceContext,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start({
    demoData = false,
    allowsPrivateHosts = true,
    clock = systemClock,
    administrators = [],
    users = {},
    project = {},
    runsSchedules = false,
    ...overrides
  }: NotificationsHarnessOptions = {}): Promise<NotificationsHarness> {
    await using resources = new AsyncDisposableStack();
    const { settings } = resources.use(await TestDatabase.create("notifications", notificationsDatabase));
    const audited: unknown[] = [];
    const serviceContext = await testServiceContext({
      clock,
      peers: { accounts: fakeAccounts({ users, audited, administrators }) },
      runsSchedules,
    });
    const { logger } = serviceContext;
    const database = resources.use(await openDatabase({ ...notificationsDatabase, settings, logger }));
    const { transport, reports } = project.mail ?? {};
    const config = {
      database: settings,
      mailFrom: "Souk <shop@localhost>",
      mailRetentionDays: 30,
      publicUrl: "https://shop.example",
      demoData,
      mailRoute: transport ? { kind: "transport" as const, transport, settings: {} } : { kind: "mailbox" as const },
      mailReports: reports ? { reports, settings: {} } : null,
      webhooks: { allowsPrivateHosts, logDays: 30 },
    };
    const subgraph = resources.use(
      await startNotifications(config, { ...serviceContext, project: projectOf(project) }, overrides),
    );
    return new NotificationsHarness(subgraph, database, audited, serviceContext, resources.move());
  }

  execute(query: string, variables: Record<string, unknown> = {}, options: RequestOptions = {}) {
    return this.serviceContext.execute(this.subgraph, query, variables, options);
  }

  /** Posts a report as the router passes it on; returns the HTTP status. */
  async postReport(body: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const proof = await this.serviceContext.serviceTokens.headersFor("router", "notifications");
    const post = { body: Buffer.from(body), headers: { ...headers, ...proof } };
    return (await this.subgraph.handlePost?.("/webhooks/mail", post))?.status ?? 404;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}

interface FakeAccounts {
  readonly users: Readonly<Record<string, Recipient>>;
  readonly audited: unknown[];
  readonly administrators: readonly string[];
}

/** A fake of accounts that answers for users and sessions, and collects the audit entries. */
function fakeAccounts({ users, audited, administrators }: FakeAccounts): PeerTransport {
  const answer = (query: string, variables: unknown): Record<string, unknown> => {
    if (query.includes("sessionStatus")) return { sessionStatus: "ADMIN" };
    if (query.includes("recordAudit")) {
      audited.push(variables);
      return { recordAudit: true };
    }
    if (query.includes("FindAdministrators")) return { administrators };
    const [{ id }] = (variables as { representations: [{ id: string }] }).representations;
    return { _entities: [users[id] ?? null] };
  };
  return {
    send: async ({ query, variables }) => ({ status: 200, body: { data: answer(query, variables) }, setCookies: [] }),
    subscribe: noSubscriptions,
    checkHealth: async () => undefined,
    page: async () => null,
    [Symbol.asyncDispose]: async () => undefined,
  };
}
