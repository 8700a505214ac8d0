import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

// usage: run-grafbase.ts <addresses of the subgraphs as JSON> shared|alone [folder of schemas] [header: value]
// shared: equal requests in flight are sent once; the header is sent to subgraphs, with the client's authorization
const [, , addresses = "{}", share = "alone", folderOfSchemas, insertedHeader] = process.argv;
const schemas = folderOfSchemas ?? fileURLToPath(new URL("../../src/graph", import.meta.url));
const [headerName, headerValue] = insertedHeader?.split(": ") ?? [];
const headers =
  insertedHeader === undefined
    ? ""
    : `[[headers]]\nrule = "forward"\nname = "authorization"\n\n[[headers]]\nrule = "insert"\nname = "${headerName}"\nvalue = "${headerValue}"\n\n`;
const urls = Object.entries(JSON.parse(addresses) as Readonly<Record<string, string>>);
const binary = createRequire(import.meta.url).resolve("@grafbase/cli-x86_64-unknown-linux-musl/grafbase");
const folder = mkdtempSync(join(tmpdir(), "souk-grafbase-"));
const config = join(folder, "grafbase.toml");
const subgraphs = urls.map(([name, url]) => {
  const schema = join(schemas, `${name}.graphql`);
  return `[subgraphs.${name}]\nurl = "${url}"\nschema_path = "${schema}"\n`;
});
writeFileSync(
  config,
  `${headers}[traffic_shaping]\ninflight_deduplication = ${share === "shared"}\n\n${subgraphs.join("\n")}`,
);

const port = await freePort();
const gateway = spawn(binary, ["--home", folder, "dev", "--config", config, "--port", String(port)], {
  stdio: ["ignore", "ignore", "inherit"],
});
function stop(): void {
  gateway.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
  process.exit();
}
process.on("SIGTERM", stop);
process.prependListener("disconnect", stop);
gateway.once("exit", (code) => process.exit(code ?? 1));

const url = `http://127.0.0.1:${port}/graphql`;
while (!(await answers(url))) await wait(50);
process.stdout.write(`ready ${url}\n`);

function answers(address: string): Promise<boolean> {
  const body = JSON.stringify({ query: "{ __typename }" });
  return fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body }).then(
    ({ ok }) => ok,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}
