import { amountOf } from "./money.ts";
import type { Statement, Work } from "./baseline-databases.ts";

export interface ProductRow {
  readonly id: string;
  readonly sku: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: "PHYSICAL" | "COURSE";
  readonly price_minor: string;
  readonly currency: string;
  readonly is_active: boolean;
  readonly tags: string[];
  readonly images: readonly { readonly url: string; readonly alt: string | null }[];
  readonly created_at: Date;
}

interface LevelRow {
  readonly product_id: string;
  readonly available: number;
}

const cardColumns = `product.id, product.sku, product.slug, product.name, product.kind, product.price_minor, product.currency,
  product.is_active, product.tags, product.created_at,
  (select coalesce(json_agg(json_build_object('url', image.url, 'alt', image.alt) order by image.position), '[]')
   from product_images image where image.product_id = product.id) as images`;

function listStatement(start: string): Statement {
  return {
    database: "catalog",
    text: `select ${cardColumns} from products product where product.deleted_at is null and product.is_active ${start}
      order by product.created_at desc, product.id desc limit $1`,
  };
}
const firstPage = listStatement("");
const furtherPage = listStatement("and (product.created_at, product.id) < ($2, $3)");

const product: Statement = {
  database: "catalog",
  text: `select ${cardColumns}, product.description, product.updated_at,
      (select coalesce(json_agg(json_build_object('id', category.id, 'name', category.name, 'slug', category.slug)
                                order by category.name, category.id), '[]')
       from product_categories listed join categories category on category.id = listed.category_id
       where listed.product_id = product.id) as categories
    from products product where product.slug = $1 and product.deleted_at is null`,
};

// stock in expired reservations counts as available
const levels: Statement = {
  database: "inventory",
  text: `select product_id, on_hand - reserved + (
      select coalesce(sum(quantity), 0)::int from reservations reservation
      where reservation.product_id = level.product_id and state = 'OPEN' and expires_at <= now()) as available
    from stock_levels level where product_id = any($1)`,
};

const courseOfProduct: Statement = {
  database: "courses",
  text: `select id, slug, title from courses where product_id = $1 and status = 'PUBLISHED'`,
};

export async function availableOf(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await work.rows<LevelRow>(levels, [ids]);
  return new Map(rows.map(({ product_id: id, available }) => [id, available]));
}

function cardOf(row: ProductRow, available: number | undefined): object {
  const { id, sku, slug, name, kind, tags, images } = row;
  return {
    id,
    sku,
    slug,
    name,
    kind,
    price: { amount: amountOf(row.price_minor), currency: row.currency },
    isActive: row.is_active,
    tags,
    images,
    stock: available === undefined ? null : { available, inStock: available > 0 },
  };
}

export interface ListInput {
  readonly first: number;
  readonly after: string | null;
}

/** A page of the newest products with their stock. */
export async function baselineList(work: Work, { first, after }: ListInput): Promise<object> {
  const rows =
    after === null ? await work.rows<ProductRow>(firstPage, [first + 1]) : await pageAfter(work, first, after);
  const shown = rows.slice(0, first);
  const goods = shown.filter(({ kind }) => kind === "PHYSICAL").map(({ id }) => id);
  const available = await availableOf(work, goods);
  const last = shown.at(-1);
  return {
    products: {
      nodes: shown.map((row) => cardOf(row, available.get(row.id))),
      pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last) : null },
    },
  };
}

function pageAfter(work: Work, first: number, after: string): Promise<ProductRow[]> {
  const [, at, id] = JSON.parse(Buffer.from(after, "base64url").toString()) as [string, string, string];
  return work.rows<ProductRow>(furtherPage, [first + 1, at, id]);
}

function cursorOf({ created_at: at, id }: ProductRow): string {
  return Buffer.from(JSON.stringify(["NEWEST", at.toISOString(), id])).toString("base64url");
}

interface ProductPageRow extends ProductRow {
  readonly description: string | null;
  readonly updated_at: Date;
  readonly categories: readonly object[];
}

/** A product with the fields of its page. */
export async function baselineDetail(work: Work, { slug }: { readonly slug: string }): Promise<object> {
  const [row] = await work.rows<ProductPageRow>(product, [slug]);
  if (!row) return { product: null };
  const [available, [course]] = await Promise.all([
    availableOf(work, [row.id]),
    work.rows<{ id: string; slug: string; title: string }>(courseOfProduct, [row.id]),
  ]);
  return {
    product: {
      ...cardOf(row, available.get(row.id)),
      description: row.description,
      categories: row.categories,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      course: course ?? null,
    },
  };
}
