import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { openDatabase, type Database } from "@souk/kernel/database/database";
import type { FileUse } from "@souk/kernel/file-uses/file-uses";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { StreamedAnswer } from "@souk/kernel/http/streamed-request";
import { createLogger } from "@souk/kernel/logging/logger";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import { headerNames, type GraphAnswer, type GraphRequest } from "@souk/kernel/subgraph/graph-request";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { noSubscriptions } from "@souk/kernel/testing/stand-ins/no-subscriptions";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type TestServiceContext,
  type TestViewer,
} from "@souk/kernel/testing/test-service-context";
import type { Clock } from "@souk/kernel/values/clock";
import { startMedia, type MediaOverrides } from "../app.js";
import type { MediaConfig } from "../config.js";
import type { ObjectStorage } from "../domain/object-storage.js";
import type { MediaConverter } from "../domain/playback/media-converter.js";
import { openStorage } from "../peers/storage/open-storage.js";
import { mediaDatabase } from "../store/database-definition.js";

type Variables = Readonly<Record<string, unknown>>;

/** A fake of a subgraph that knows where it uses files. */
class FakePeer<Shown = string> implements PeerTransport {
  isDown = false;
  /** The objects, mostly their ids, by the keys of their files. */
  readonly shown = new Map<string, Shown>();
  /** The pictures that media has replaced here. */
  readonly replaced: { readonly from: string; readonly to: string }[] = [];

  constructor(
    private readonly name: string,
    private readonly useOf: (shown: Shown) => Omit<FileUse, "key">,
  ) {}

  async send({ query, variables }: GraphRequest): Promise<GraphAnswer> {
    if (!this.isDown && query?.includes("replacePicture")) {
      this.replaced.push(variables as { from: string; to: string });
      return { status: 200, body: { data: { replacePicture: 1 } }, setCookies: [] };
    }
    // accounts answers nothing else, such as the status of sessions
    if (this.isDown || !query?.includes("fileUses")) throw new ServiceUnavailableError(this.name);
    const fileUses = (variables as { keys: string[] }).keys.flatMap((key) => {
      const shown = this.shown.get(key);
      return shown === undefined ? [] : [{ key, ...this.useOf(shown) }];
    });
    return { status: 200, body: { data: { fileUses } }, setCookies: [] };
  }

  readonly subscribe = noSubscriptions;

  async checkHealth(): Promise<void> {}

  async page(): Promise<null> {
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/** A fake of courses: it shows pictures as thumbnails, and its lessons have files. */
class FakeCourses extends FakePeer<ShownCourse> {
  /** The users who may watch the lessons. */
  readonly viewers = new Set<string>();

  constructor() {
    super("courses", ({ courseId, instructorId, isPublished }) => ({
      typename: "Course",
      id: courseId,
      name: "Knots",
      ownerId: isPublished ? null : instructorId,
    }));
  }

  override async send(request: GraphRequest): Promise<GraphAnswer> {
    if (this.isDown || !request.query?.includes("mayReadLessonFile")) return super.send(request);
    const { input } = request.variables as { input: { userId: string | null } };
    const mayReadLessonFile = this.viewers.has(input.userId ?? "");
    return { status: 200, body: { data: { mayReadLessonFile } }, setCookies: [] };
  }
}

interface ShownCourse {
  readonly courseId: string;
  readonly instructorId: string;
  readonly isPublished: boolean;
}

export interface SentUpload {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The content as text. */
  readonly body: string;
  readonly content: Buffer;
}

const fileFields = `id name state problem kind contentType size playback { state percent durationSeconds width height stream { url } poster { url } } sizeBytes receivedBytes link { url expiresAt } alt focalPoint { x y } sourceUrl
  picture { id url width height placeholder variants { url width format } }`;

/** The subgraph on a database and, unless a test gives another storage, a folder of its own, with fakes of catalog, accounts and courses. */
export class MediaHarness implements AsyncDisposable {
  readonly admin: TestViewer = { id: randomUUID(), role: "ADMIN", sessionId: randomUUID() };
  readonly instructor: TestViewer = { id: randomUUID(), role: "INSTRUCTOR", sessionId: randomUUID() };
  readonly customer: TestViewer = { id: randomUUID(), role: "CUSTOMER", sessionId: randomUUID() };
  readonly guest: TestViewer = { id: randomUUID(), role: "GUEST" };

  private constructor(
    public subgraph: Subgraph,
    private readonly database: Database,
    readonly storage: ObjectStorage,
    readonly catalog: FakePeer,
    readonly accounts: FakePeer,
    readonly courses: FakeCourses,
    readonly orders: FakePeer,
    readonly reviews: FakePeer,
    private readonly context: TestServiceContext,
    private readonly config: MediaConfig,
    private converter: MediaConverter | null,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async create(
    changes: Partial<MediaConfig> & Pick<MediaOverrides, "converter"> & { readonly clock?: Clock } = {},
  ): Promise<MediaHarness> {
    const { clock, converter = null, ...settings } = changes;
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("media", mediaDatabase));
    const folder = await mkdtemp(join(tmpdir(), "souk-media-"));
    resources.defer(() => rm(folder, { recursive: true }));
    const catalog = new FakePeer("catalog", (id) => ({ typename: "Product", id, name: "Lamp", ownerId: null }));
    const accounts = new FakePeer("accounts", (id) => ({ typename: "User", id, name: "June", ownerId: id }));
    const orders = new FakePeer("orders", (id) => ({ typename: "Order", id, name: "ORD-101", ownerId: randomUUID() }));
    const reviews = new FakePeer("reviews", (id) => ({ typename: "Review", id, name: "Bright", ownerId: null }));
    const courses = new FakeCourses();
    const peers = { catalog, accounts, courses, orders, reviews };
    const context = await testServiceContext({ peers, ...(clock ? { clock } : {}) });
    const config: MediaConfig = {
      database: database.settings,
      storage: { folder },
      limits: { maxFileBytes: 20_000_000, maxPictureBytes: 15_000_000, maxUnusedBytes: 100_000_000 },
      customerLimits: { maxFileBytes: 10_000_000, maxPictureBytes: 10_000_000, maxUnusedBytes: 20_000_000 },
      clamd: undefined,
      allowsPrivateHosts: false,
      demoData: false,
      ...settings,
    };
    const storage = resources.use(await openStorage(config.storage));
    const logger = createLogger("test", "silent");
    const opened = resources.use(await openDatabase({ ...mediaDatabase, settings: database.settings, logger }));
    const subgraph = await startMedia(config, context, { storage, converter });
    return new MediaHarness(
      subgraph,
      opened,
      storage,
      catalog,
      accounts,
      courses,
      orders,
      reviews,
      context,
      config,
      converter,
      resources.move(),
    );
  }

  /** Stops the subgraph and starts it again, with the same database and folder, and another converter if given. */
  async restart(converter = this.converter): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
    this.converter = converter;
    this.subgraph = await startMedia(this.config, this.context, { storage: this.storage, converter: this.converter });
  }

  execute(query: string, variables: Variables = {}, as: TestViewer | null = this.admin): Promise<any> {
    return this.context.execute(this.subgraph, query, variables, as ? { as } : {});
  }

  executeFrom(from: string, query: string, variables: Variables = {}): Promise<any> {
    return this.context.execute(this.subgraph, query, variables, { from });
  }

  async file(id: string, as: TestViewer = this.admin): Promise<any> {
    return (await this.execute(`query ($id: ID!) { mediaFile(id: $id) { ${fileFields} } }`, { id }, as)).data.mediaFile;
  }

  /** Waits until the job has checked the file. */
  async checked(id: string): Promise<any> {
    for (let attempts = 0; attempts < 300; attempts++) {
      const file = await this.file(id);
      if (!["UPLOADING", "CHECKING"].includes(file?.state)) return file;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the file ${id} was not checked`);
  }

  /** Sends a request of the tus protocol as the router does. */
  async send(
    method: string,
    path: string,
    options: { headers?: Record<string, string>; body?: Readable | Uint8Array; as?: TestViewer | null } = {},
  ): Promise<SentUpload> {
    const { headers = {}, body, as = this.admin } = options;
    const token = await this.context.serviceTokens.issue("router", "media");
    const answer = (await this.subgraph.streams?.answer({
      method,
      path,
      headers: {
        "tus-resumable": "1.0.0",
        ...headers,
        ...(as ? { authorization: await this.context.bearer(as) } : {}),
        [headerNames.serviceName]: "router",
        [headerNames.serviceToken]: token,
      },
      body: body instanceof Uint8Array ? Readable.from([body]) : (body ?? null),
    })) as StreamedAnswer;
    const sent = answer.body;
    const content = sent instanceof Readable ? await buffer(sent) : Buffer.from(sent ?? "");
    return { ...answer, body: content.toString(), content };
  }

  /** Creates an upload, and returns its id. */
  async start(sizeBytes: number, name = "lamp.png", as: TestViewer = this.admin): Promise<string> {
    const metadata = `filename ${Buffer.from(name).toString("base64")}`;
    const headers = { "upload-length": String(sizeBytes), "upload-metadata": metadata };
    const { status, headers: given, body } = await this.send("POST", "/uploads", { headers, as });
    if (status !== 201) throw new Error(`the upload was not created: ${status} ${body}`);
    return given.location?.split("/").at(-1) ?? "";
  }

  append(id: string, body: Readable | Uint8Array, offset = 0, as: TestViewer = this.admin): Promise<SentUpload> {
    const headers = { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" };
    return this.send("PATCH", `/uploads/${id}`, { headers, body, as });
  }

  /** Uploads a file and waits for its check. */
  async upload(content: Uint8Array, name?: string, as?: TestViewer): Promise<any> {
    const id = await this.start(content.length, name, as);
    await this.append(id, content, 0, as);
    return this.checked(id);
  }

  /** Runs a scheduled job now. Throws when it fails. */
  async runJob(task: string): Promise<void> {
    const { manager } = this.database;
    const [job] = await manager.query<{ id: string }[]>(
      "select (graphile_worker.add_job($1, '{}', max_attempts => 1)).id",
      [task],
    );
    for (let attempts = 0; attempts < 300; attempts++) {
      const [state] = await manager.query<{ last_error: string | null }[]>(
        "select last_error from graphile_worker._private_jobs where id = $1",
        [job?.id],
      );
      if (!state) return;
      if (state.last_error !== null) throw new Error(state.last_error);
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`the job ${task} did not end`);
  }

  /** Removes the content of deleted files as if they had been deleted a minute ago. */
  async removeDeleted(): Promise<void> {
    await this.rows(
      "update media_files set deleted_at = deleted_at - interval '61 seconds' where deleted_at is not null",
    );
    await this.runJob("deleteUnusedMedia");
  }

  /** Rows of the database of media. */
  rows(sql: string, values: unknown[] = []): Promise<object[]> {
    return this.database.manager.query(sql, values);
  }

  async storedKeys(prefix = ""): Promise<string[]> {
    const keys: string[] = [];
    for await (const { key } of this.storage.list(prefix)) keys.push(key);
    return keys.toSorted();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.subgraph[Symbol.asyncDispose]();
    await this.resources.disposeAsync();
  }
}
