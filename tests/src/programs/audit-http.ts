import { printedHelp } from "@souk/kernel/process/printed-help";
import { auditServer } from "graphql-http";

/**
 * Runs all audits of the GraphQL over HTTP specification against the router at `url` and prints the failed ones. Exit
 * code 1 when an audit fails, whether it is a MUST, a SHOULD or a MAY.
 */
const [url = "http://localhost:4000/graphql", ...more] = process.argv.slice(2);
const usage = "npm run audit:http [-- http://localhost:4000/graphql]\n";
if (printedHelp(process.argv.slice(2), usage)) {
  process.exitCode = 0;
} else if (more.length > 0 || !URL.canParse(url)) {
  process.stderr.write(usage);
  process.exitCode = 2;
} else {
  await audit(url);
}

async function audit(address: string): Promise<void> {
  const results = await auditServer({ url: address });
  const others = results.filter(({ status }) => status !== "ok");
  for (const result of others) {
    const reason = result.status === "ok" ? "" : result.reason;
    process.stdout.write(`${result.status} ${result.id} ${result.name}: ${reason}\n`);
  }
  process.stdout.write(`${results.length - others.length} of ${results.length} audits pass\n`);
  process.exitCode = others.length > 0 ? 1 : 0;
}
