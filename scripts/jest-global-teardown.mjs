import { rm } from "node:fs/promises";

export default async function tearDown() {
  await globalThis.testPostgres?.[Symbol.asyncDispose]();
  if (globalThis.testPostgresDir) await rm(globalThis.testPostgresDir, { recursive: true, force: true });
}
