import { setTimeout as wait } from "node:timers/promises";
import { findEmbeddedPostgres } from "@souk/embedded-postgres";
import { openFreshShop } from "../measure/fresh-shop.ts";
import { StatementLog, type LoggedStatement } from "./statement-log.ts";

export interface IdleBenchOptions {
  readonly seconds: number;
  readonly report: (line: string) => void;
}

export interface IdleFigures {
  readonly seconds: number;
  readonly perSecond: number;
  /** The number of equal statements in the whole time, the most frequent first. */
  readonly statements: readonly { readonly sql: string; readonly count: number }[];
  readonly perDatabase: Readonly<Record<string, number>>;
}

/** The demo data cause mails and other jobs; after this time nothing is left to do. */
const settleMs = 60_000;

/** Counts the statements that a shop of its own with demo data sends to PostgreSQL while nobody uses it. */
export async function benchIdle({ seconds, report }: IdleBenchOptions): Promise<IdleFigures> {
  await using shop = await openFreshShop("start");
  const found = await findEmbeddedPostgres(shop.folder);
  if (typeof found === "string") throw new Error(`the shop's database is not to be found in ${shop.folder}`);
  report(`waiting ${settleMs / 1000} s for the end of the work after a start`);
  await wait(settleMs);
  await using log = await StatementLog.open(found.url);
  report(`counting statements for ${seconds} s`);
  await wait(seconds * 1000);
  const statements = await log.read();
  return {
    seconds,
    perSecond: statements.length / seconds,
    statements: countsBy(statements, ({ sql }) => sql).map(([sql, count]) => ({ sql, count })),
    perDatabase: Object.fromEntries(countsBy(statements, ({ database }) => database)),
  };
}

function countsBy(statements: readonly LoggedStatement[], keyOf: (one: LoggedStatement) => string): [string, number][] {
  const groups = Map.groupBy(statements, keyOf);
  return [...groups]
    .map(([key, group]): [string, number] => [key, group.length])
    .sort(([, one], [, other]) => other - one);
}
