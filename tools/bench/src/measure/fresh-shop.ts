import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { ServerProcess } from "./server-process.ts";

/** A running shop with demo data in a temporary folder, which is deleted with the shop. */
export interface FreshShop extends AsyncDisposable {
  readonly folder: string;
  readonly process: ServerProcess;
}

/** Starts the shop in one process (`start`) or as processes (`services`); `environment`: further settings. */
export async function openFreshShop(
  program: "start" | "services",
  environment: Readonly<Record<string, string>> = {},
): Promise<FreshShop> {
  await using resources = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "souk-bench-"));
  resources.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  // PostgreSQL runs as nobody when root starts it, and must enter the folder
  await chmod(folder, 0o755);
  const shop = resources.use(
    await ServerProcess.start({
      program: [fileURLToPath(new URL(`../../../../shop/dist/${program}.js`, import.meta.url))],
      core: undefined,
      endsBy: "SIGTERM",
      startLimitMs: 300_000,
      environment: {
        NODE_ENV: "development",
        DATA_DIR: folder,
        PORT: String(await findFreePort(undefined)),
        HOST: "127.0.0.1",
        LOG_LEVEL: "warn",
        ...environment,
      },
    }),
  );
  const owned = resources.move();
  return { folder, process: shop, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
