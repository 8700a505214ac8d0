import { rm } from "node:fs/promises";

export default async function tearDown() {
  await globalThis.shopHosts?.[Symbol.asyncDispose]();
  await globalThis.testPostgres?.[Symbol.asyncDispose]();
  await rm(globalThis.testFolder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
