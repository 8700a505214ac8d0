import "@souk/kernel/node-version";

// only once the version is known to be new enough
const { runAudit } = await import("./audit/run-audit.js");
process.exitCode = await runAudit(process.argv.slice(2), process.env, {
  out: (text) => process.stdout.write(`${text}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
