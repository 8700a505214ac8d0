import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { EmbeddedPostgresError } from "./embedded-postgres-error.js";

// below the ports that Linux, macOS and Windows use for outgoing connections: such a port may be taken at the next
// start
const lowest = 20_000;
const highest = 32_000;

/** Ports that this process has found. Most of them are not open yet, so that they look free. */
const found = new Set<number>();

/**
 * Returns `preferred` when that port is free on 127.0.0.1, otherwise another free port. Finds each other port only once
 * in this process.
 */
export async function findFreePort(preferred: number | undefined): Promise<number> {
  if (preferred !== undefined && (await isPortFree(preferred))) return preferred;
  for (let attempt = 1; attempt <= 50; attempt++) {
    const port = randomInt(lowest, highest);
    if (found.has(port)) continue;
    found.add(port);
    if (await isPortFree(port)) return port;
  }
  throw new EmbeddedPostgresError(`found no free port between ${lowest} and ${highest} on 127.0.0.1; free one`);
}

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
