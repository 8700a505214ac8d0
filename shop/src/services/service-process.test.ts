import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { ServiceProcess } from "./service-process.js";

afterEach(() => {
  vi.useRealTimers();
});

/** Starts a service that connects to the test and reports nothing: it may wait for its database, or migrate it. */
async function waitingService(): Promise<ServiceProcess> {
  const folder = mkdtempSync(join(tmpdir(), "souk-service-"));
  const server = createServer().listen(0);
  onTestFinished(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const entry = join(folder, "waiting.mjs");
  writeFileSync(entry, `import { connect } from "node:net";\nconnect(${port}).on("error", () => undefined);\n`);
  const service = ServiceProcess.start({ name: "catalog", entry: pathToFileURL(entry).href, environment: {} });
  await once(server, "connection");
  return service;
}

test("a service may wait ten minutes for its database and migrate it for five, and is given up after that", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await using service = await waitingService();
  const ending = vi.fn<(fault: unknown) => void>();
  const failed = service.ready().catch(ending);
  await vi.advanceTimersByTimeAsync(15 * 60_000 - 1);
  expect(ending).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await failed;
  expect(ending).toHaveBeenCalledWith(new Error("catalog was not ready within 15 minutes"));
});
