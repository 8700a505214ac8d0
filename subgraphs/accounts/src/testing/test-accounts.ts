import { randomBytes } from "node:crypto";
import type { ProjectConfig } from "@souk/kernel/project/project";
import { openDatabase } from "@souk/kernel/database/database";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { generatePrivateJwk } from "@souk/kernel/keys/private-jwk";
import { createLogger } from "@souk/kernel/logging/logger";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { eventually, until } from "@souk/kernel/testing/eventually";
import { fixedKeys } from "@souk/kernel/testing/fixed-keys";
import { MovableClock } from "@souk/kernel/testing/stand-ins/movable-clock";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import { testServiceContext, type TestServiceContext } from "@souk/kernel/testing/test-service-context";
import { startAccounts, type AccountsOverrides } from "../app.js";
import type { AccountsConfig } from "../config.js";
import type { AccountMail, AccountMailKind } from "../domain/peers.js";
import type { SignInChangeNotice } from "../domain/mail/sign-in-change.js";
import { accountsDatabase } from "../store/database-definition.js";

export interface TestRequestOptions {
  /** An access token, as a client sends it. */
  readonly token?: string;
  /** A `cookie` header. */
  readonly cookie?: string;
  /** The header `accept-language`. */
  readonly language?: string;
  /** The calling service; `router`, as for every client, when absent. */
  readonly from?: string;
}

export interface TestAnswer {
  readonly data: any;
  readonly code: unknown;
  readonly setCookies: readonly string[];
  /** Whether the answer reports a failed sign-in to the router. */
  readonly signInFailed: boolean;
}

/** A mail with its data. */
export interface TestMail {
  readonly kind: AccountMailKind;
  readonly recipient: string;
  readonly code: string;
  readonly link: string;
  readonly [name: string]: unknown;
}

/** The subgraph on its own database, with its mails and log lines in lists. */
export class TestAccounts implements AsyncDisposable {
  private constructor(
    readonly subgraph: Subgraph,
    readonly mails: readonly TestMail[],
    readonly notices: readonly SignInChangeNotice[],
    /** Every log line, at the most verbose level. */
    readonly logLines: readonly string[],
    readonly serviceContext: TestServiceContext,
    readonly config: AccountsConfig,
    readonly clock: MovableClock,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async start(
    settings: Partial<AccountsConfig> = {},
    overrides: AccountsOverrides = {},
    project: ProjectConfig = {},
  ): Promise<TestAccounts> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("accounts", accountsDatabase));
    const accessTokenKey = await generatePrivateJwk();
    // tokens are verified against the real time
    const clock = new MovableClock();
    const logLines: string[] = [];
    const logger = createLogger("accounts", "trace", { write: (line) => void logLines.push(line) });
    const serviceContext = { ...(await testServiceContext({ clock, userKey: accessTokenKey, project })), logger };
    const config: AccountsConfig = {
      database: database.settings,
      demoData: false,
      accessTokenKeys: fixedKeys(accessTokenKey),
      accessTokenSeconds: 600,
      sessions: { idleDays: 30, maxDays: 90 },
      guestSessionDays: 30,
      passwordConcurrency: 1,
      argon2: { memoryKib: 1024, passes: 1, lanes: 1 },
      publicUrl: "https://souk.example",
      emailVerification: true,
      publicPasswords: new Map(),
      secretKeys: [randomBytes(32)],
      adminSecondFactor: "off",
      identityProviders: [],
      currency: "CAD",
      clientUsageDays: 90,
      admin: null,
      secureCookies: false,
      ...settings,
    };
    const mails: TestMail[] = [];
    const notices: SignInChangeNotice[] = [];
    const notifications = {
      sendMail: async ({ data, ...mail }: AccountMail) => void mails.push({ ...mail, ...data } as unknown as TestMail),
      sendSignInChange: async (notice: SignInChangeNotice) => void notices.push(notice),
    };
    const orders = { claim: async () => undefined, unfinishedOrders: async () => [] };
    const subgraph = resources.use(
      await startAccounts(config, serviceContext, { notifications, orders, ...overrides }),
    );
    return new TestAccounts(subgraph, mails, notices, logLines, serviceContext, config, clock, resources.move());
  }

  async execute(
    query: string,
    variables: Record<string, unknown> = {},
    { token, cookie, language, from = "router" }: TestRequestOptions = {},
  ): Promise<TestAnswer> {
    const {
      body,
      setCookies,
      signInFailed = false,
    } = await this.subgraph.execute(
      { query, variables },
      {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        cookie,
        "accept-language": language,
        "user-agent": "a test",
        [headerNames.clientAddress]: "203.0.113.7",
        [headerNames.serviceName]: from,
        [headerNames.serviceToken]: await this.serviceContext.serviceTokens.issue(from, "accounts"),
      },
    );
    return { data: body.data, code: body.errors?.[0]?.extensions?.code, setCookies, signInFailed };
  }

  /** Waits for the newest of `count` mails of a kind to an address. */
  mailTo(email: string, count = 1, kind: AccountMailKind = "VERIFY_EMAIL"): Promise<TestMail> {
    return eventually(() => {
      const mails = this.mails.filter((mail) => mail.recipient === email && mail.kind === kind);
      const newest = mails.at(-1);
      if (newest && mails.length >= count) return newest;
      throw new Error(`there is no ${kind} mail ${count} to ${email}`);
    });
  }

  /** Waits for `count` mails to a user about changes of the account. */
  noticesTo(userId: string, count: number): Promise<readonly (readonly [change: string, detail: string | null])[]> {
    return eventually(() => {
      const notices = this.notices.filter((notice) => notice.userId === userId);
      if (notices.length >= count) return notices.map(({ change, detail }) => [change, detail] as const);
      throw new Error(`there are no ${count} mails to ${userId}`);
    });
  }

  /** Waits until no job is left. */
  noJobs(): Promise<void> {
    return until(async () => (await this.rows(`select from graphile_worker._private_jobs`)).length === 0);
  }

  /** Reads data from the database that no request returns. */
  async rows(sql: string, parameters: unknown[] = []): Promise<any[]> {
    const { config, serviceContext } = this;
    const definition = { ...accountsDatabase, settings: config.database, logger: serviceContext.logger };
    await using database = await openDatabase(definition);
    return await database.manager.query(sql, parameters);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}
