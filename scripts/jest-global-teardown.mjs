import { rm } from "node:fs/promises";

export default async function tearDown() {
  await globalThis.shopHosts?.[Symbol.asyncDispose]();
  await globalThis.testPostgres?.[Symbol.asyncDispose]();
  if (globalThis.testCompileCache) await rm(globalThis.testCompileCache, { recursive: true, force: true });
  if (globalThis.testPostgresDir) await rm(globalThis.testPostgresDir, { recursive: true, force: true });
}
