import { text } from "node:stream/consumers";
import { parseArgs, parseEnv } from "node:util";
import { stringify } from "yaml";
import { printedHelp } from "@souk/kernel/process/printed-help";
import { processTopology } from "./process-topology.ts";
import { secretManifests } from "./secret-manifests.ts";

const usage = `npm run --silent souk -- keys new | npm run --silent kubernetes:secrets -- --postgres HOST:PORT | kubectl apply -f -

Reads keys, passwords and other secrets as lines of a .env, and prints a Secret for each process with those that it reads.
Lines for REDIS_URL, SMTP_URL, METRICS_TOKEN and the keys of payment providers are optional.

  --postgres HOST:PORT   the PostgreSQL server
  --release NAME         the release of the chart; default: souk
`;

if (!printedHelp(process.argv.slice(2), usage)) {
  const { values } = parseArgs({
    options: { postgres: { type: "string" }, release: { type: "string", default: "souk" } },
  });
  try {
    if (values.postgres === undefined) throw new Error(usage);
    const given = parseEnv(await text(process.stdin));
    const options = { postgres: values.postgres, release: values.release };
    process.stdout.write(
      secretManifests(processTopology(), given, options)
        .map((manifest) => stringify(manifest))
        .join("---\n"),
    );
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 2;
  }
}
