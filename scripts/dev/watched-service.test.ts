import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { findFreePort } from "@souk/embedded-postgres/free-port";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { watchFiles } from "./watch-files.ts";
import { WatchedService } from "./watched-service.ts";

let folder: string;
let reported: string[];
let resources: AsyncDisposableStack;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "souk-dev-"));
  resources = new AsyncDisposableStack();
  reported = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => reported.push(String(line).trim()) > 0);
});

afterEach(async () => {
  await resources.disposeAsync();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Begins each answer at once, and ends it with its text and its process id after the milliseconds of the path. */
const program = (name: string) => `
  import { createServer } from "node:http";
  import { text } from "./${name}-text.js";
  const server = createServer((request, response) => {
    response.writeHead(200, { connection: "close" }).flushHeaders();
    setTimeout(() => response.end(text + " " + process.pid), Number(request.url.slice(1)));
  });
  server.listen(process.env.PORT, "127.0.0.1", () => process.send("ready"));
  process.on("SIGTERM", () => server.close(() => process.disconnect()));
`;

async function startFixture(name: string) {
  save(`${name}-text.js`, 'export const text = "one";');
  save(`${name}.js`, program(name));
  const port = await findFreePort(undefined);
  const service = WatchedService.start({
    name,
    entry: pathToFileURL(join(folder, `${name}.js`)).href,
    environment: { PATH: process.env.PATH, PORT: String(port) },
  });
  resources.use(service);
  await service.ready();
  const begin = (delayMs: number): Promise<Response> => fetch(`http://127.0.0.1:${port}/${delayMs}`);
  const answer = async (): Promise<string> => (await begin(0)).text();
  return { service, begin, answer };
}

/** Longer than a start takes on a busy machine. */
function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 20_000, interval: 20 });
}

function save(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

test("S2-74: a saved file restarts the service that has loaded it, and no running request fails", async () => {
  save("package.json", '{ "type": "module" }');
  const [one, other] = await Promise.all([startFixture("one"), startFixture("other")]);
  resources.use(
    watchFiles([folder], (files) => {
      for (const { service } of [one, other]) service.restartAfter(files);
    }),
  );
  const before = await Promise.all([one.answer(), other.answer()]);
  const running = await Promise.all([one.begin(300), other.begin(300)]);

  // two saves at once are one restart
  save("one-text.js", "export const");
  save("one-text.js", 'export const text = "two";');
  await eventually(async () => expect(await one.answer()).toMatch(/^two /u));
  expect(await Promise.all(running.map((response) => response.text()))).toEqual(before);
  const isReady: unknown = expect.stringMatching(/^one is ready after \d+\.\d s$/u);
  await eventually(() => expect(reported).toEqual(["one starts again", isReady]));

  save("one-text.js", 'export * from "./missing.js";');
  const ended = "one ended with code 1; it starts again at the next change";
  await eventually(() => expect(reported.slice(2)).toEqual(["one starts again", ended]));
  save("missing.js", 'export const text = "three";');
  await eventually(async () => expect(await one.answer()).toMatch(/^three /u));
  expect(await other.answer()).toBe(before[1]);
});

test("S2-74: a name that is no service ends the command with the names of the services", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/dev.ts", "cart", "carts"], { encoding: "utf8" });
  expect([status, stderr]).toEqual([1, expect.stringMatching(/^There is no service carts\. The .* cart, .*\.\n$/u)]);
});
