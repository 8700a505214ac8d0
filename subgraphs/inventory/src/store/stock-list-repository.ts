import type { Database } from "@souk/kernel/database/database";
import { keysetClauses, type SortKey } from "@souk/kernel/database/keyset-clauses";
import type { PageRequest } from "@souk/kernel/values/page";
import { SqlParameters } from "@souk/kernel/database/sql-parameters";
import type { StockLevel } from "../domain/stock.js";
import type { MovementSort, StockMovement } from "../domain/stock-movement.js";
import type {
  ListedStockLevel,
  MovementFilter,
  StockLevelFilter,
  StockLevelSort,
  StockLists,
} from "../domain/stock-lists.js";
import { unexpiredReserved } from "./unexpired-reserved.js";

interface SortColumn extends SortKey {
  readonly descending: boolean;
}

const sortColumns: Readonly<Record<StockLevelSort, SortColumn>> = {
  AVAILABLE_ASC: { value: "(level.on_hand - level.reserved)", type: "int", descending: false },
  AVAILABLE_DESC: { value: "(level.on_hand - level.reserved)", type: "int", descending: true },
  UPDATED: { value: "level.updated_at", type: "timestamptz", descending: true },
  UPDATED_ASC: { value: "level.updated_at", type: "timestamptz", descending: false },
};

const movementKeys = [
  { value: "created_at", type: "timestamptz" },
  { value: "position", type: "bigint" },
] as const;

/** Lists levels and movements in PostgreSQL; each list uses an index. */
export class StockListRepository implements StockLists {
  constructor(private readonly database: Database) {}

  async listLevels(filter: StockLevelFilter, page: PageRequest, now: Date): Promise<readonly ListedStockLevel[]> {
    const { descending, ...sorted } = sortColumns[page.order as StockLevelSort];
    const parameters = new SqlParameters();
    const conditions = levelConditions(filter, parameters);
    const keys = [sorted, { value: "level.product_id", type: "uuid" }] as const;
    const { start, order } = keysetClauses({ keys, descending }, page, parameters);
    const rows: (StockLevel & { updatedAt: Date; sortValue: number | Date })[] = await this.database.lists.query(
      `select level.product_id as "productId", level.on_hand as "onHand", ${unexpiredReserved(parameters.add(now))} as reserved,
         level.updated_at as "updatedAt", ${sorted.value} as "sortValue"
       from stock_levels level where ${[...conditions, start].join(" and ")} ${order}`,
      parameters.values,
    );
    return rows.map(({ updatedAt, sortValue, ...level }) => ({
      level,
      updatedAt,
      sortValue: sortValue instanceof Date ? sortValue.toISOString() : sortValue,
    }));
  }

  countLevels(filter: StockLevelFilter): Promise<number> {
    const parameters = new SqlParameters();
    return this.count(`stock_levels level where ${levelConditions(filter, parameters).join(" and ")}`, parameters);
  }

  listMovements(filter: MovementFilter, sort: MovementSort, page: PageRequest): Promise<readonly StockMovement[]> {
    const parameters = new SqlParameters();
    const conditions = movementConditions(filter, parameters);
    const { start, order } = keysetClauses({ keys: movementKeys, descending: sort === "NEWEST" }, page, parameters);
    return this.database.lists.query(
      `select position, product_id as "productId", kind, delta, reason, order_id as "orderId", actor_id as "actorId",
         created_at as at
       from stock_movements where ${[...conditions, start].join(" and ")} ${order}`,
      parameters.values,
    );
  }

  countMovements(filter: MovementFilter): Promise<number> {
    const parameters = new SqlParameters();
    return this.count(`stock_movements where ${movementConditions(filter, parameters).join(" and ")}`, parameters);
  }

  private async count(from: string, { values }: SqlParameters): Promise<number> {
    const sql = `select count(*)::int as count from ${from}`;
    const [row]: { count: number }[] = await this.database.lists.query(sql, values);
    return row?.count ?? 0;
  }
}

function levelConditions({ atMost, productIds }: StockLevelFilter, parameters: SqlParameters): string[] {
  const conditions = ["true"];
  if (atMost !== undefined) conditions.push(`level.on_hand - level.reserved <= ${parameters.add(atMost)}::int`);
  if (productIds !== undefined) conditions.push(`level.product_id = any(${parameters.add(productIds)}::uuid[])`);
  return conditions;
}

function movementConditions({ productId, kind, from, to }: MovementFilter, parameters: SqlParameters): string[] {
  const conditions = ["true"];
  if (productId !== undefined) conditions.push(`product_id = ${parameters.add(productId)}`);
  // as text, not as a parameter: a generic plan could not use the indexes that leave out sales
  if (kind !== undefined) conditions.push(`kind = '${kind}'`);
  if (from !== undefined) conditions.push(`created_at >= ${parameters.add(from)}`);
  if (to !== undefined) conditions.push(`created_at < ${parameters.add(to)}`);
  return conditions;
}
