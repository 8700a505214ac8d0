import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { BrowserContext, Page, Request } from "playwright-core";
import type { AxeResults } from "axe-core";
import { sharedBrowser } from "./browser.js";
import { VisitorContexts, type VisitOptions } from "./visitor-contexts.js";
import { afterRetries, type AnswerError } from "../clients/shop-client.js";
import { TestShop, type TestShopOptions } from "../shop/test-shop.js";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Console errors that a test causes on purpose, such as a status of 404. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors and warnings of the page's console so far; a correct page has none. */
  readonly complaints: readonly string[];
  /** Names of the operations that the page has sent so far. */
  readonly operations: readonly string[];
  goto(path: string): Promise<void>;
  /** Sends a query with the cookies of this browser, separately from its pages. */
  execute(query: string, variables?: object): Promise<any>;
  /** Like `execute`, for operations that are safe to repeat while a service is busy. */
  executeAfterRetries(query: string, variables?: object): Promise<any>;
  /** Runs `run` with the browser's CPU slowed down ten times. */
  whileSlow(run: () => Promise<void>): Promise<void>;
  /** Waits until all requests of the page are answered, except streams. */
  answered(): Promise<void>;
  /** The WCAG 2.2 A and AA violations of the page as shown, one per line. Empty without scripts, which axe needs. */
  violations(): Promise<string[]>;
  /** Only those that depend on colors and sizes, for a page whose other violations are known. */
  visualViolations(): Promise<string[]>;
}

/**
 * A shop with its storefront, and a browser.
 *
 *     await using storefront = await StorefrontPages.open({ demoData: true });
 *     await using visit = await storefront.visit();
 *     await visit.goto("/products");
 */
export class StorefrontPages implements AsyncDisposable {
  private constructor(
    readonly shop: TestShop,
    private readonly contexts: VisitorContexts,
    private readonly resources: AsyncDisposableStack,
  ) {}

  static async open(options: TestShopOptions = {}): Promise<StorefrontPages> {
    await using resources = new AsyncDisposableStack();
    const shop = resources.use(await TestShop.create({ storefront: true, ...options }));
    const contexts = await VisitorContexts.of(await sharedBrowser(), shop.client.origin);
    return new StorefrontPages(shop, contexts, resources.move());
  }

  /** A new visitor without cookies. */
  async visit(options: VisitOptions = {}): Promise<Visit> {
    const { context, page, release } = await this.contexts.take(options);
    const complaints: string[] = [];
    const operations: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    const waiting = new Set<Request>();
    const answers = new EventEmitter();
    page.on("request", (request) => {
      if (request.headers().accept !== "text/event-stream") waiting.add(request);
      if (request.url().endsWith("/graphql") && request.method() === "POST") {
        operations.push((request.postDataJSON() as { operationName?: string }).operationName ?? "");
      }
    });
    for (const end of ["requestfinished", "requestfailed"] as const) {
      page.on(end as "requestfinished", (request) => {
        waiting.delete(request);
        answers.emit("answer");
      });
    }
    const send = async (query: string, variables: object = {}): Promise<{ data?: any; errors?: AnswerError[] }> => {
      const answer = await context.request.post("/graphql", {
        headers: { "content-type": "application/json", origin: this.shop.client.origin },
        data: { query, variables },
      });
      return answer.json();
    };
    return {
      page,
      context,
      execute: async (query, variables) => (await send(query, variables)).data,
      executeAfterRetries: (query, variables) => afterRetries(() => send(query, variables)),
      complaints,
      operations,
      goto: async (path) => {
        await page.goto(path);
        if (options.javaScriptEnabled !== false) await page.locator("html[data-ready]").waitFor();
      },
      whileSlow: async (run) => {
        const machine = await context.newCDPSession(page);
        await machine.send("Emulation.setCPUThrottlingRate", { rate: 10 });
        await run();
        await machine.detach();
      },
      answered: async () => {
        while (waiting.size > 0) await once(answers, "answer");
      },
      visualViolations: () => violationsOf(page, visualRules),
      violations: async () => (options.javaScriptEnabled === false ? [] : violationsOf(page)),
      [Symbol.asyncDispose]: release,
    };
  }

  /** A signed-in visitor, with the same cookies as a browser. */
  async visitAs(email: string, password: string, options: VisitOptions = {}): Promise<Visit> {
    const visit = await this.visit(options);
    const login = "mutation ($input: LoginInput!) { login(input: $input) { __typename } }";
    const data = await visit.executeAfterRetries(login, { input: { email, password } });
    if (data?.login?.__typename !== "SignedIn") throw new Error(`${email} is not signed in: ${JSON.stringify(data)}`);
    return visit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.resources.disposeAsync();
  }
}

/** Holds all scripts of the pages that the visit opens from now on, until the returned function is called. */
export async function holdScripts({ page }: Visit): Promise<() => void> {
  const released = Promise.withResolvers<void>();
  await page.route("**/assets/*.js", async (route) => {
    await released.promise;
    // the visitor may have left the page meanwhile
    await route.continue().catch(() => undefined);
  });
  return () => released.resolve();
}

const allRules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const visualRules = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"];

/** `rules`: tags or names. */
async function violationsOf(page: Page, rules: readonly string[] = allRules): Promise<string[]> {
  if (!(await page.evaluate<boolean>(`"axe" in globalThis`))) await page.evaluate(axeSource);
  // with only these results requested, it takes a quarter of the time; the HTML of each checked element is not needed
  const violations = await page.evaluate<AxeResults["violations"]>(
    `axe.configure({ noHtml: true });
    axe.run(document, {
      iframes: false,
      resultTypes: ["violations"],
      runOnly: ${JSON.stringify(rules)},
    }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")} ${failureSummary}`),
  );
}
