import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface VisitOptions extends BrowserContextOptions {
  /** True for a browser that has never loaded a page of the shop, or when the test installs a clock in the context. */
  readonly isNew?: boolean;
}

export interface VisitorContext {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes the pages, and keeps the context for the next visitor. */
  readonly release: () => Promise<void>;
}

/** Shops whose contexts a worker keeps: the one that its files borrow, and the last one of a file's own. */
const keptShops = 2;

const ofShops = new Map<string, VisitorContexts>();

/**
 * The browser contexts of one shop's visitors. A context is used again by the next visitor with the same options: without
 * cookies and storage, but with the loaded and compiled scripts, which cost more than most tests. They stay open for the
 * next file that borrows the shop.
 */
export class VisitorContexts {
  private readonly idle = new Map<string, BrowserContext[]>();
  private readonly opened = new Set<BrowserContext>();

  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  static async of(browser: Browser, origin: string): Promise<VisitorContexts> {
    const contexts = ofShops.get(origin) ?? new VisitorContexts(browser, origin);
    ofShops.delete(origin);
    ofShops.set(origin, contexts);
    for (const [longestUnused, its] of [...ofShops].slice(0, -keptShops)) {
      ofShops.delete(longestUnused);
      await its.closeAll();
    }
    return contexts;
  }

  async take({ isNew = false, ...options }: VisitOptions): Promise<VisitorContext> {
    const key = JSON.stringify(options);
    const context = (isNew ? undefined : this.idle.get(key)?.pop()) ?? (await this.openContext(options));
    const page = await context.newPage();
    const release = async (): Promise<void> => {
      if (isNew || !(await this.clear(context))) return this.close(context);
      this.idle.set(key, [...(this.idle.get(key) ?? []), context]);
    };
    return { context, page, release };
  }

  /**
   * Closes the pages and removes what they have stored. False when no page of the shop is open any more, because a page
   * clears the storage: after the protocol's `Storage.clearDataForOrigin`, most runs of tests with two tabs failed.
   */
  private async clear(context: BrowserContext): Promise<boolean> {
    const last = context.pages().find((page) => page.url().startsWith(`${this.origin}/`));
    if (!last) return false;
    const others = context.pages().filter((page) => page !== last);
    await Promise.all(others.map((page) => page.close()));
    try {
      // an answer could still make a page of the shop store its session again
      await last.goto("/robots.txt", { waitUntil: "commit" });
      await last.evaluate("localStorage.clear()");
    } catch {
      // the page is on its way to another one
      return false;
    }
    await last.close();
    await context.unrouteAll({ behavior: "ignoreErrors" });
    await context.clearCookies();
    return true;
  }

  private async openContext(options: BrowserContextOptions): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      baseURL: this.origin,
      locale: "en-CA",
      viewport: { width: 1280, height: 900 },
      // no animations to wait for
      reducedMotion: "reduce",
      ...options,
    });
    context.setDefaultTimeout(90_000);
    this.opened.add(context);
    return context;
  }

  private async close(context: BrowserContext): Promise<void> {
    this.opened.delete(context);
    await context.close();
  }

  private async closeAll(): Promise<void> {
    await Promise.all([...this.opened].map((context) => this.close(context)));
  }
}
