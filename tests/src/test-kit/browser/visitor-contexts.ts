import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

export interface VisitOptions extends BrowserContextOptions {
  /** True for a browser that has never loaded a page of the shop, or when the test installs a clock in the context. */
  readonly isNew?: boolean;
}

export interface VisitorContext {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Closes the pages, and keeps the context for the next visitor, if it is not new. */
  readonly release: () => Promise<void>;
}

/** Shops whose contexts a worker keeps: the one that its files borrow, and the last one of a file's own. */
const keptShops = 2;

const ofShops = new Map<string, VisitorContexts>();

/**
 * The browser contexts of one shop's visitors. A context is used again by the next visitor with the same options: without
 * cookies and storage, but with the process that has loaded and compiled the scripts, which costs more than most tests.
 * Contexts stay open for the next file that borrows the shop.
 */
export class VisitorContexts {
  /** A page of each context that stays open, so that one renderer process serves all pages that it opens. */
  private readonly idle = new Map<string, Page[]>();
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
    if (isNew) {
      const context = await this.openContext(options);
      return { context, page: await context.newPage(), release: () => this.close(context) };
    }
    const key = JSON.stringify(options);
    const opener = this.idle.get(key)?.pop() ?? (await this.openOpener(options));
    const release = async (): Promise<void> => {
      await clear(opener);
      this.idle.set(key, [...(this.idle.get(key) ?? []), opener]);
    };
    return { context: opener.context(), page: await openPage(opener), release };
  }

  private async openOpener(options: BrowserContextOptions): Promise<Page> {
    const page = await (await this.openContext(options)).newPage();
    await page.goto("/robots.txt");
    return page;
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

/** Opens a page in the process of another one. */
async function openPage(opener: Page): Promise<Page> {
  const [page] = await Promise.all([opener.waitForEvent("popup"), opener.evaluate("void open('about:blank')")]);
  // as for a page that the visitor opens
  await page.evaluate("opener = null");
  return page;
}

/** Closes the other pages of a context and removes what they have stored. */
async function clear(opener: Page): Promise<void> {
  const context = opener.context();
  const others = context.pages().filter((page) => page !== opener);
  // an open page could store its session again
  await Promise.all(others.map((page) => page.close()));
  await opener.evaluate("localStorage.clear()");
  await context.unrouteAll({ behavior: "ignoreErrors" });
  await context.clearCookies();
}
