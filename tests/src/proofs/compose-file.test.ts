// own shop: the processes of docker-compose.yml in namespaces of their own
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const program = fileURLToPath(new URL("run-compose-file.ts", import.meta.url));
const canIsolate = ["unshare --net --mount true", "redis-server --version", "psql --version"].every(
  (command) => spawnSync("sh", ["-c", command]).status === 0,
);

test.skipIf(!canIsolate)(
  "S3-02, S3-76, S3-116: the services of docker-compose.yml start without a step before, and sell",
  async () => {
    const shop = spawn("unshare", ["--net", "--mount", process.execPath, program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    const lines: string[] = [];
    shop.stdout.on("data", (text: Buffer) => lines.push(text.toString()));
    const ended = once(shop, "close");
    try {
      const smoke = spawn("nsenter", [
        "--net",
        "--target",
        String(shop.pid),
        process.execPath,
        "scripts/deploy/smoke.ts",
        "--wait",
        "90",
        "http://127.0.0.1:4000",
      ]);
      let text = "";
      for (const stream of [smoke.stdout, smoke.stderr]) stream.on("data", (part: Buffer) => (text += part.toString()));
      await once(smoke, "close");
      expect(text).toMatch(/^ORD-\d+ is (paid|processing|completed)\n$/);
    } finally {
      shop.stdin.end();
      await ended;
    }
    expect(lines.join("").match(/"level":"(?:error|fatal)".*/g) ?? []).toEqual([]);
  },
  150_000,
);
