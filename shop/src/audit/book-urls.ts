import { SettingsReader, readSettings, type Environment } from "@souk/kernel/config-reader";
import { readDatabaseSettings, withDatabase } from "@souk/kernel/database-settings";
import { findEmbeddedPostgres, startEmbeddedPostgres } from "@souk/kernel/embedded-postgres";
import { readShopConfig } from "../config.js";
import type { BookUrls } from "./audit.js";
import { bookNames, CannotLookError } from "./book.js";

export interface OpenedBookUrls extends AsyncDisposable {
  readonly urls: BookUrls;
}

const ownBooks = bookNames.filter((name) => name !== "sandbox");

/**
 * Where the shop of this environment keeps its books. Its embedded database is that of the running shop, or runs while this
 * is open. Throws SettingsError, CannotLookError, EmbeddedPostgresError.
 */
export async function openBookUrls(given: Environment): Promise<OpenedBookUrls> {
  await using opened = new AsyncDisposableStack();
  const server = hasAllUrls(given) ? {} : await embeddedServer(given, opened);
  const urls = readSettings("audit", { ...given, ...server }, readBookUrls);
  const parts = opened.move();
  return { urls, [Symbol.asyncDispose]: () => parts.disposeAsync() };
}

function hasAllUrls(given: Environment): boolean {
  const reader = new SettingsReader(given);
  return ownBooks.every((name) => reader.optionalText(`${name.toUpperCase()}_DATABASE_URL`) !== undefined);
}

async function embeddedServer(given: Environment, opened: AsyncDisposableStack): Promise<Environment> {
  const { embeddedDatabase, dataDir } = readSettings("audit", given, readShopConfig);
  if (!embeddedDatabase) return {};
  const found = await findEmbeddedPostgres(dataDir);
  if (found === "never started") throw new CannotLookError(`cannot look: no shop has run on ${dataDir}`);
  const { url } = found === "stopped" ? opened.use(await startEmbeddedPostgres({ dataDir })) : found;
  return { DATABASE_URL: url };
}

/** As each subgraph reads its own. */
export function readBookUrls(reader: SettingsReader): BookUrls {
  const urls = Object.fromEntries(ownBooks.map((name) => [name, readDatabaseSettings(reader, name).url])) as BookUrls;
  const provider = reader.optionalText("PAYMENT_PROVIDER") ?? "sandbox";
  if (provider !== "sandbox") return urls;
  const bank = reader.optionalUrl("SANDBOX_DATABASE_URL", ["postgres:", "postgresql:"]);
  return { ...urls, sandbox: bank ?? withDatabase(urls.payments, "souk_sandbox_bank") };
}
