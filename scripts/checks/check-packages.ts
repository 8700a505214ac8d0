import { spawnSync } from "node:child_process";

/**
 * High and critical findings that do not affect us, by package name, each with the reason; docs/security.md lists the
 * same.
 */
const explained: Readonly<Record<string, string>> = {};

interface Finding {
  readonly name: string;
  readonly severity: string;
  readonly via: readonly (string | { readonly title?: string; readonly url?: string })[];
}

/** The known vulnerabilities of the packages that run in production. Null when the registry does not answer. */
function findings(): Finding[] | null {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], { encoding: "utf8", maxBuffer: 64 << 20 });
  const report = JSON.parse(stdout || "{}") as { vulnerabilities?: Record<string, Finding> };
  return report.vulnerabilities ? Object.values(report.vulnerabilities) : null;
}

const found = findings();
const grave = found?.filter(({ severity }) => ["high", "critical"].includes(severity)) ?? [];
for (const { name, severity, via } of grave) {
  const why = explained[name];
  const what = via.map((source) => (typeof source === "string" ? source : `${source.title} ${source.url}`)).join("; ");
  process.stdout.write(`${severity} ${name}: ${what}${why === undefined ? "" : ` (explained: ${why})`}\n`);
}
if (found === null) process.stdout.write("not looked at: the registry has no advisories\n");
else process.stdout.write(`${found.length} findings, ${grave.length} of them high or critical\n`);
// 3: no result
if (found === null) process.exitCode = 3;
else if (grave.some(({ name }) => explained[name] === undefined)) process.exitCode = 1;
