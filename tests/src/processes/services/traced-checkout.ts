import { randomBytes } from "node:crypto";
import * as conventions from "@opentelemetry/semantic-conventions/incubating";
import { beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import type { ShopClient } from "../../test-kit/clients/shop-client.js";
import { signUp, type Shopper } from "../../test-kit/clients/shopper.js";
import type { CollectedSpan, TraceCollector } from "../../test-kit/clients/trace-collector.js";
import { addToCart, checkOut } from "../../test-kit/data/buying.js";

export interface TracedShop {
  readonly client: ShopClient;
  /** The lines of its log. */
  readonly lines: readonly string[];
}

interface LogLine {
  readonly msg: string;
  readonly operation?: string;
  readonly event?: string;
  readonly trace_id?: string;
}

/** A trace that a browser has started. */
function browserTrace() {
  const traceId = randomBytes(16).toString("hex");
  const spanId = randomBytes(8).toString("hex");
  return { traceId, spanId, headers: { traceparent: `00-${traceId}-${spanId}-01` } };
}

async function firstProduct(shop: ShopClient): Promise<string> {
  const { products } = await shop.get(`{ products(first: 1, filter: { search: "keyboard" }) { nodes { id } } }`);
  return products.nodes[0].id;
}

/** Tests that a checkout in a running shop is one trace. `services`: the services that have a part in it. */
export function tracedCheckout(
  kind: string,
  services: readonly string[],
  traced: () => { readonly collector: TraceCollector; readonly shop: TracedShop },
): void {
  describe(`a checkout in a shop of ${kind}`, () => {
    const browser = browserTrace();
    let collector: TraceCollector;
    let shop: TracedShop;
    let buyer: Shopper;
    let spans: CollectedSpan[];

    beforeAll(async () => {
      ({ collector, shop } = traced());
      buyer = await signUp(shop.client);
      await addToCart(buyer, await firstProduct(shop.client));
      await checkOut(buyer.with(browser.headers));
      await eventually(() => {
        expect(collector.trace(browser.traceId).map(({ name }) => name)).toContain("send mail");
      });
      // each process sends its spans in batches of its own
      await eventually(() => {
        spans = collector.trace(browser.traceId);
        expect(orphans(spans)).toEqual(["POST /graphql"]);
        expect(spans.map(({ service }) => service)).toEqual(expect.arrayContaining([...services]));
      });
    });

    /** The spans whose parents were not collected. */
    function orphans(trace: readonly CollectedSpan[]): string[] {
      const known = new Set<string | undefined>(trace.map(({ spanId }) => spanId));
      return trace.filter(({ parentSpanId }) => !known.has(parentSpanId)).map(({ name }) => name);
    }

    function named(name: RegExp): CollectedSpan[] {
      return spans.filter((span) => name.test(span.name));
    }

    test("is one trace that starts in the browser", () => {
      expect(spans.find(({ parentSpanId }) => parentSpanId === browser.spanId)).toMatchObject({
        name: "POST /graphql",
        attributes: { "http.request.method": "POST", "http.route": "/graphql", "http.response.status_code": 200 },
      });
    });

    test.each([
      ["the plan of the operation", /^plan$/, ["POST /graphql", "mutation Checkout"]],
      ["the fetch from orders", /^fetch orders$/, ["POST /graphql", "mutation Checkout"]],
      ["the resolvers", /^Mutation\.checkout$/, ["mutation Checkout", "fetch orders"]],
      ["the calls of other services", /^fetch payments$/, ["fetch orders", "Mutation.checkout"]],
      ["the statements", /^(insert|with|select) /, ["fetch orders", "Mutation.checkout"]],
      ["the jobs", /^process /, ["fetch orders", "Mutation.checkout"]],
      ["the mail", /^send mail$/, ["Mutation.checkout", "process sendNotification"]],
    ])("S3-104: contains %s", (_what, name, ancestors) => {
      const paths = named(name).map((span) => collector.path(span));
      expect(paths).toContainEqual(expect.arrayContaining(ancestors));
    });

    test("has the operation's name and hash, and no value of a variable", () => {
      expect(named(/^mutation Checkout$/)).toMatchObject([
        {
          attributes: {
            "graphql.operation.name": "Checkout",
            "graphql.operation.type": "mutation",
            "souk.graphql.operation.hash": expect.stringMatching(/^[\da-f]{64}$/),
          },
        },
      ]);
      expect(JSON.stringify(collector.spans).match(/4242424242424242|@example\.com|Bearer/g)).toBeNull();
    });

    test("is named by the log lines of its request", async () => {
      await eventually(() => {
        const lines = shop.lines.flatMap((text) =>
          text.endsWith("}") ? [JSON.parse(text.slice(text.indexOf("{"))) as LogLine] : [],
        );
        const requests = lines.filter(({ msg, operation }) => msg === "request" && operation === "Checkout");
        expect(requests).toMatchObject([
          { trace_id: browser.traceId, span_id: expect.stringMatching(/^[\da-f]{16}$/) },
        ]);
        const paid = lines.filter(({ event }) => event === "orderPaid");
        expect(paid).toMatchObject([{ trace_id: browser.traceId }]);
      });
    });

    test("has attributes of the semantic conventions and Souk's own only", () => {
      const standard = new Set<unknown>(Object.values(conventions));
      const used = new Set(collector.spans.flatMap(({ attributes }) => Object.keys(attributes)));
      expect([...used].filter((name) => !standard.has(name) && !name.startsWith("souk."))).toEqual([]);
    });
  });
}
