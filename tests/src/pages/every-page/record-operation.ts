import type { TestShop } from "../../test-kit/shop/test-shop.js";

const columns = `count, errors, within_5_ms, within_10_ms, within_25_ms, within_50_ms, within_100_ms, within_250_ms,
  within_500_ms, within_1000_ms, within_2500_ms, within_5000_ms, within_10000_ms, longer, max_ms`;

/** Writes what the router counts for an operation of the client "kiosk". */
export async function recordOperation(
  shop: TestShop,
  name: string,
  count: number,
  deprecated: readonly string[] = [],
): Promise<void> {
  const document = `query ${name} {\n  auditLog {\n    nodes {\n      act\n    }\n  }\n}`;
  await shop.rows(
    "accounts",
    `insert into used_operations values ($1, $1, 'query', $2, '{AuditEntry.act,Query.auditLog}', $3, now(), now())`,
    [name, document, deprecated],
  );
  await shop.rows(
    "accounts",
    `insert into operation_usage (day, operation_hash, client_name, client_version, last_seen_at, ${columns})
     values ((now() at time zone 'UTC')::date, $1, 'kiosk', '1.2.3', now(), $2, 1, 0, 0, $2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21)`,
    [name, count],
  );
}
