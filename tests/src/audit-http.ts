import { auditServer } from "graphql-http";

/**
 * Asks the router at `url` all that the GraphQL over HTTP specification has audits for, and prints what it answers otherwise.
 * Exit code 1 where an audit fails, be it of a MUST, a SHOULD or a MAY.
 */
const [url = "http://localhost:4000/graphql", ...more] = process.argv.slice(2);
if (more.length > 0 || !URL.canParse(url)) {
  process.stderr.write("npm run audit:http [-- http://localhost:4000/graphql]\n");
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
