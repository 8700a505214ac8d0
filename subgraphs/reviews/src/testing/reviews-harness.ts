import { randomUUID } from "node:crypto";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import type { PeerTransport } from "@souk/kernel/peers/peer-transport";
import type { GraphRequest } from "@souk/kernel/subgraph/graph-request";
import type { Subgraph } from "@souk/kernel/subgraph/subgraph";
import { noSubscriptions } from "@souk/kernel/testing/stand-ins/no-subscriptions";
import { TestDatabase } from "@souk/kernel/testing/test-database";
import {
  testServiceContext,
  type TestServiceContext,
  type TestViewer,
} from "@souk/kernel/testing/test-service-context";
import { startReviews } from "../app.js";
import { reviewsDatabase } from "../store/database-definition.js";

type Variables = Readonly<Record<string, unknown>>;
type Answer = (input: any) => unknown;

interface CopiedRating {
  readonly productId: string;
  readonly average: number | null;
  readonly count: number;
}

/** A fake of another subgraph with one field. */
class FakePeer implements PeerTransport {
  isDown = false;

  constructor(
    private readonly name: string,
    private readonly field: string,
    private readonly answer: Answer,
  ) {}

  async send({ variables }: GraphRequest) {
    if (this.isDown) throw new ServiceUnavailableError(this.name);
    return { status: 200, body: { data: { [this.field]: this.answer(variables?.input) } }, setCookies: [] };
  }

  readonly subscribe = noSubscriptions;

  async checkHealth(): Promise<void> {}

  async page(): Promise<null> {
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

const reviewFields = `id authorName stars title text status heldReason helpfulCount reportCount reply isMine
  isHelpfulToMe editedAt product { id }`;
const result = `__typename ... on Review { ${reviewFields} } ... on Problem { code }`;
/** The mutations that check texts. */
const withTexts = ["saveReview", "replyToReview"];

/** The subgraph on a database of its own, with fakes of catalog, orders and courses. */
export class ReviewsHarness implements AsyncDisposable {
  readonly admin = { id: randomUUID(), role: "ADMIN" } as const;
  readonly instructor = { id: randomUUID(), role: "INSTRUCTOR" } as const;

  private constructor(
    readonly subgraph: Subgraph,
    private readonly context: TestServiceContext,
    /** Buyer and product, as `buyer/product`. */
    readonly bought: Set<string>,
    readonly enrolled: Set<string>,
    /** The instructor's id by product. */
    readonly taught: Map<string, string>,
    readonly orders: FakePeer,
    /** The ratings that catalog received, in this order. */
    readonly copies: CopiedRating[],
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async create(settings: { readonly demoData?: boolean } = {}): Promise<ReviewsHarness> {
    await using resources = new AsyncDisposableStack();
    const database = resources.use(await TestDatabase.create("reviews", reviewsDatabase));
    const bought = new Set<string>();
    const enrolled = new Set<string>();
    const taught = new Map<string, string>();
    const orders = new FakePeer("orders", "hasBought", ({ buyerId, productId }) =>
      bought.has(`${buyerId}/${productId}`),
    );
    const courses = new FakePeer("courses", "courseOffers", ({ buyerId, productIds: [productId] }) => [
      {
        productId,
        isEnrolled: enrolled.has(`${buyerId}/${productId}`),
        isInstructor: taught.get(productId) === buyerId,
      },
    ]);
    const copies: CopiedRating[] = [];
    const catalog = new FakePeer("catalog", "recordRating", (rating: CopiedRating) => copies.push(rating) > 0);
    const accounts = new FakePeer("accounts", "sessionStatus", () => {
      throw new ServiceUnavailableError("accounts");
    });
    const context = await testServiceContext({ peers: { accounts, catalog, courses, orders } });
    const config = {
      database: database.settings,
      demoData: settings.demoData ?? false,
      bannedWords: ["casino"],
      reportsToHold: 2,
    };
    const subgraph = resources.use(await startReviews(config, context));
    return new ReviewsHarness(subgraph, context, bought, enrolled, taught, orders, copies, resources.move());
  }

  execute(query: string, variables: Variables = {}, as?: TestViewer): Promise<any> {
    return this.context.execute(this.subgraph, query, variables, as ? { as } : {});
  }

  /** Requests as another service. */
  executeFrom(from: string, query: string, variables: Variables): Promise<any> {
    return this.context.execute(this.subgraph, query, variables, { from });
  }

  /** A customer who bought these products. */
  buyer(...productIds: readonly string[]): TestViewer {
    const id = randomUUID();
    for (const productId of productIds) this.bought.add(`${id}/${productId}`);
    return { id, role: "CUSTOMER" };
  }

  /** Calls a mutation with an input and returns its result. */
  async mutate(name: string, input: Variables, as?: TestViewer): Promise<any> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const invalid = withTexts.includes(name) ? "... on InvalidInput { fields { path } }" : "";
    const body = await this.execute(
      `mutation ($input: ${type}!) { result: ${name}(input: $input) { ${result} ${invalid} } }`,
      { input },
      as,
    );
    return body.data?.result ?? { code: body.errors?.[0]?.extensions?.code };
  }

  save(productId: string, as: TestViewer, change: Variables = {}): Promise<any> {
    const input = { productId, stars: 4, title: "Good", text: "It does what it says.", authorName: "Ada", ...change };
    return this.mutate("saveReview", input, as);
  }

  async byKey(typename: string, id: string, selection: string, as?: TestViewer): Promise<any> {
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${typename} { ${selection} } } }`;
    return (await this.execute(query, { r: [{ __typename: typename, id }] }, as)).data._entities[0];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}
