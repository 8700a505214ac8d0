import { randomUUID } from "node:crypto";
import pg from "pg";
import type { CustomFields } from "@souk/kernel/custom-fields/custom-field";
import { WorkCounters, runInRequest } from "@souk/kernel/logging/request-context";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { until } from "@souk/kernel/testing/eventually";
import { dropJobs } from "@souk/kernel/testing/drop-jobs";
import { systemClock, type Clock } from "@souk/kernel/values/clock";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type TestServiceContext,
  type TestViewer,
} from "@souk/kernel/testing/test-service-context";
import { startCourses } from "../app.js";
import type { KeptFile } from "../domain/peers.js";
import { coursesDatabase } from "../store/database-definition.js";
import { FakePeer } from "./fake-peer.js";

export const courseView = `fragment CourseView on Course {
  id slug title summary status enrollmentCount product { id } instructor { id }
  sections { id title lessons { id title durationSeconds isPreview externalUrl } }
  myEnrollment { id enrolledAt progress completedLessonIds completedAt } }`;

const createCourse = `${courseView} mutation ($input: CreateCourseInput!) { createCourse(input: $input) {
  __typename ... on Course { ...CourseView } ... on Problem { code message } ... on InvalidInput { fields { path message } } } }`;
const movedCourse = (name: string): string => `${courseView} mutation ($id: ID!) { ${name}(id: $id) {
  __typename ... on Course { ...CourseView } ... on Problem { code message } } }`;

export const weaving = {
  title: "Weaving for Beginners",
  summary: "Warp and weft.",
  price: { amount: "59.00", currency: "CAD" },
  categories: ["courses"],
  sections: [
    {
      title: "Start",
      lessons: [
        { title: "Hello", isPreview: true, durationSeconds: 60, externalUrl: "/media/hello.mp4" },
        { title: "The loom", externalUrl: "https://media.example.com/loom.mp4" },
      ],
    },
    { title: "End", lessons: [{ title: "Goodbye" }] },
  ],
};

interface Person {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
}

interface Peers {
  readonly accounts: FakePeer;
  readonly catalog: FakePeer;
  readonly notifications: FakePeer;
  readonly media: FakePeer;
  /** The checked files that the fake media service knows. */
  readonly files: Map<string, KeptFile>;
  /** The users that the fake accounts service knows. */
  readonly people: Map<string, Person>;
}

const testConfig = {
  demoData: false,
  currency: "CAD",
  publicUrl: "https://shop.example.com",
  certificateFont: null,
} as const;

/** Test harness: the courses service for one test file, with fakes of the services that it calls. */
export class CoursesHarness implements AsyncDisposable {
  readonly admin = { id: randomUUID(), role: "ADMIN" } as const;
  readonly instructor = { id: randomUUID(), role: "INSTRUCTOR" } as const;
  readonly student = { id: randomUUID(), role: "CUSTOMER" } as const;

  private constructor(
    readonly subgraph: Subgraph,
    readonly serviceContext: TestServiceContext,
    private readonly databaseUrl: string,
    private readonly peers: Peers,
    private readonly resources: AsyncDisposableStack,
  ) {}

  get accounts(): FakePeer {
    return this.peers.accounts;
  }

  get catalog(): FakePeer {
    return this.peers.catalog;
  }

  get notifications(): FakePeer {
    return this.peers.notifications;
  }

  get media(): FakePeer {
    return this.peers.media;
  }

  /** Adds a checked file to the fake media service. */
  file(ownerId: string = this.instructor.id, checksum: string | null = null): string {
    const id = randomUUID();
    this.peers.files.set(id, { id, ownerId, checksum, kind: checksum === null ? "VIDEO" : "PICTURE" });
    return id;
  }

  /** Makes media report that the file cannot be played. */
  spoilFile(id: string): void {
    this.peers.files.delete(id);
  }

  /** Adds a student to the fake accounts service. */
  person(fullName: string | null): TestViewer & Person {
    const id = randomUUID();
    const person = { id, email: `${id}@example.com`, fullName };
    this.peers.people.set(id, person);
    return { ...person, role: "CUSTOMER" };
  }

  /** `fields`: the fields that a project declares. */
  static async create(fields: CustomFields = {}, clock: Clock = systemClock): Promise<CoursesHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("courses", coursesDatabase));
    const catalog = new FakePeer("catalog", {
      createCourseProduct: ({ price }) => ({ fields: price.amount === "-1" ? priceFaults : [] }),
      updateCourseProduct: ({ price }) => ({ fields: price?.amount === "-1" ? priceFaults : [] }),
      setCourseProductActive: () => true,
    });
    const notifications = new FakePeer("notifications", { notify: () => true });
    const people = new Map<string, Person>();
    const accounts = new FakePeer("accounts", {
      recordAudit: () => true,
      // Session status is not available here.
      sessionStatus: () => {
        throw new ServiceUnavailableError("accounts");
      },
      _entities: (representations) => representations.map(({ id }: { id: string }) => people.get(id) ?? null),
      matchingUsers: ({ search, among, emails }) =>
        emails
          ? [...people.values()].flatMap(({ id, email }) => (emails.includes(email) ? [id] : []))
          : among.filter((id: string) => people.get(id)?.fullName?.includes(search)),
    });
    const files = new Map<string, KeptFile>();
    const media = new FakePeer("media", {
      keepMediaFiles: ({ ids, checksums }) =>
        [...files.values()].filter(({ id, checksum }) => ids.includes(id) || checksums.includes(checksum)),
      unplayableMediaFiles: (ids) => ids.filter((id: string) => !files.has(id)),
    });
    const serviceContext = await testServiceContext({
      peers: { accounts, catalog, notifications, media },
      project: { fields },
      clock,
    });
    const subgraph = resources.use(await startCourses({ ...testConfig, database: database.settings }, serviceContext));
    return new CoursesHarness(
      subgraph,
      serviceContext,
      database.url,
      { accounts, catalog, notifications, media, files, people },
      resources.move(),
    );
  }

  /** Deletes the jobs of earlier tests and makes the catalog available again. */
  async reset(): Promise<void> {
    await dropJobs(this.databaseUrl);
    this.catalog.isDown = false;
    this.catalog.inputs.length = 0;
  }

  /** Runs one statement in the database of the subgraph. */
  async rows(sql: string, values: unknown[] = []): Promise<any[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      return (await client.query(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs a scheduled job, and waits until it is done. */
  async runJob(task: string): Promise<void> {
    const [job] = await this.rows(`select (graphile_worker.add_job($1, '{}', max_attempts => 1)).id`, [task]);
    const waiting = `select from graphile_worker._private_jobs where id = $1`;
    await until(async () => (await this.rows(waiting, [job.id])).length === 0);
  }

  execute(query: string, variables: Record<string, unknown> = {}, as?: TestViewer): Promise<any> {
    return this.serviceContext.execute(this.subgraph, query, variables, as ? { as } : {});
  }

  async createCourse(input: object, as: TestViewer = this.instructor): Promise<any> {
    return (await this.execute(createCourse, { input }, as)).data.createCourse;
  }

  async publishCourse(id: string, as: TestViewer = this.instructor): Promise<any> {
    return (await this.execute(movedCourse("publishCourse"), { id }, as)).data.publishCourse;
  }

  /** Creates and publishes a course. */
  async publishedCourse(change: object = {}): Promise<any> {
    return this.publishCourse((await this.createCourse({ ...weaving, ...change })).id);
  }

  updateCourse(input: object, as?: TestViewer): Promise<any> {
    return this.change("updateCourse", input, `... on InvalidInput { fields { path message } }`, as);
  }

  saveCurriculum(input: object, as?: TestViewer): Promise<any> {
    return this.change(
      "saveCurriculum",
      input,
      `... on InvalidInput { fields { path message } } ... on Conflict { field }`,
      as,
    );
  }

  async archiveCourse(id: string, as: TestViewer = this.instructor): Promise<any> {
    return (await this.execute(movedCourse("archiveCourse"), { id }, as)).data.archiveCourse;
  }

  async restoreCourse(id: string, as: TestViewer = this.instructor): Promise<any> {
    return (await this.execute(movedCourse("restoreCourse"), { id }, as)).data.restoreCourse;
  }

  private async change(
    name: "updateCourse" | "saveCurriculum",
    input: object,
    more: string,
    as: TestViewer = this.instructor,
  ): Promise<any> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `${courseView} mutation ($input: ${type}!) { ${name}(input: $input) {
      __typename ... on Course { ...CourseView version } ... on Problem { code message } ${more} } }`;
    return (await this.execute(query, { input }, as)).data[name];
  }

  async enrollBuyer(buyerId: string, productIds: readonly string[], orderId: string = randomUUID()): Promise<any> {
    const query = `mutation ($input: EnrollBuyerInput!) { enrollBuyer(input: $input) }`;
    const input = { eventId: randomUUID(), orderId, buyerId, productIds };
    return this.serviceContext.execute(this.subgraph, query, { input }, { from: "orders" });
  }

  async endEnrollments(buyerId: string, productIds: readonly string[], orderId: string): Promise<any> {
    const query = `mutation ($input: EndEnrollmentsInput!) { endEnrollments(input: $input) }`;
    const input = { eventId: randomUUID(), orderId, buyerId, productIds };
    return this.serviceContext.execute(this.subgraph, query, { input }, { from: "orders" });
  }

  /** Returns the number of SQL statements of a query; the query must have no errors. */
  async statementsOf(
    query: string,
    variables: Record<string, unknown>,
    as?: TestViewer,
    from = "router",
  ): Promise<number> {
    const counters = new WorkCounters();
    const options = { from, ...(as ? { as } : {}) };
    const body = await runInRequest({ counters }, () =>
      this.serviceContext.execute(this.subgraph, query, variables, options),
    );
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return counters.sqlStatements;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.resources.disposeAsync();
  }
}

const priceFaults = [
  { path: "name", message: "is what the catalog calls it" },
  { path: "description", message: "is what the catalog calls it" },
  { path: "price.amount", message: "must not be negative" },
];
