import { randomUUID } from "node:crypto";
import type { Database } from "@souk/kernel/database/database";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { absentValues } from "@souk/kernel/fields/field";
import type { NewMail } from "../domain/peers.js";
import type { Product } from "../domain/product/product.js";
import { productFields } from "../domain/product/product-fields.js";
import { stockMails } from "../domain/stock-mail/stock-mails.js";
import { wishlists } from "../domain/wishlist/wishlists.js";
import { ProductRepository } from "../store/product/product-repository.js";
import { StockMailRepository } from "../store/stock-mail/stock-mail-repository.js";
import { WishlistRepository } from "../store/wishlist/wishlist-repository.js";

/** Stock mails and wishlists on a real database, with a clock, an inventory and notifications that a test controls. */
export class ReaderMails {
  now = new Date("2026-06-01T12:00:00Z");
  /** The available pieces by product. */
  readonly available = new Map<string, number>();
  /** The available pieces of all other products. */
  otherPieces = 0;
  isInventoryDown = false;
  readonly sent: NewMail[] = [];
  readonly consents: unknown[] = [];
  readonly stockRequests: StockMailRepository;
  readonly wishlists: WishlistRepository;
  readonly domain: ReturnType<typeof stockMails> & ReturnType<typeof wishlists>;
  private readonly store: ProductRepository;

  constructor(private readonly database: Database) {
    this.store = new ProductRepository(database);
    this.stockRequests = new StockMailRepository(database);
    this.wishlists = new WishlistRepository(database);
    const deps = {
      store: this.store,
      stockMails: this.stockRequests,
      wishlists: this.wishlists,
      inventory: {
        stockOf: async (ids: readonly string[]) => {
          if (this.isInventoryDown) throw new ServiceUnavailableError("inventory");
          const pieces = (id: string) => this.available.get(id) ?? this.otherPieces;
          return ids.map((productId) => ({ productId, onHand: pieces(productId) + 3, reserved: 3 }));
        },
      },
      notifications: { notify: async (mail: NewMail) => void this.sent.push(mail) },
      clock: { now: () => this.now },
      newId: randomUUID,
      currency: "CAD",
      publicUrl: "https://souk.example",
    };
    this.domain = { ...stockMails(deps), ...wishlists(deps) };
  }

  pass(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000);
  }

  /** Inserts a lamp of CA$49.00 with the given differences. */
  async insertProduct(change: Partial<Product> = {}): Promise<Product> {
    const id = randomUUID();
    const product: Product = {
      ...absentValues(productFields),
      id,
      sku: id,
      slug: `lamp-${id}`,
      name: "Lamp",
      description: null,
      kind: "PHYSICAL",
      price: { amountMinor: 4900, currency: "CAD" },
      isActive: true,
      tags: [],
      images: [],
      custom: {},
      createdAt: this.now,
      updatedAt: this.now,
      ...change,
    };
    const outcome = await this.store.insertProduct({ product, categoryIds: [], initialStock: 0, action: null });
    if (outcome !== "inserted") throw new Error(outcome);
    await this.takeJobs();
    return product;
  }

  /** Inserts many products of CA$1.00. Returns their ids. */
  async insertCups(count: number): Promise<string[]> {
    const rows: { id: string }[] = await this.database.manager.query(
      `insert into products (id, sku, slug, name, kind, price_minor, currency, is_active, created_at, updated_at)
       select gen_random_uuid(), $1::text || number, $1::text || number, 'Cup', 'PHYSICAL', 100, 'CAD', true, now(), now()
       from generate_series(1, $2::int) number returning id`,
      [randomUUID(), count],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes all jobs out of the outbox, in the order in which they were added. */
  takeJobs(): Promise<{ readonly task: string; readonly data: any }[]> {
    return this.database.manager.query(
      `with taken as (delete from graphile_worker._private_jobs returning id, task_id, payload)
       select task.identifier as task, payload -> 'data' as data
       from taken join graphile_worker._private_tasks task on task.id = taken.task_id order by taken.id`,
    );
  }

  /** Runs the search of the minute and the queued jobs. Returns the mails. */
  async mails(): Promise<NewMail[]> {
    await this.domain.findRestocked();
    for (const { task, data } of await this.takeJobs()) {
      if (task === "sendStockMail") await this.domain.sendStockMail(data);
      if (task === "sendConfirmation") this.sent.push(data);
      if (task === "recordMailRequest") this.consents.push(data);
    }
    return this.sent.splice(0);
  }
}
