import { brokenLinks } from "./check-links.ts";
import { writeContent } from "./content/site-content.ts";
import { installSitePackages, runSiteProgram } from "./site-packages.ts";

// Builds the documentation site in tools/site/dist and checks every link between its pages, also to headings.
installSitePackages();
writeContent();
await runSiteProgram("vitepress/bin/vitepress.js", ["build", "tools/site"]);
const broken = brokenLinks("tools/site/dist");
for (const line of broken) process.stdout.write(`${line}\n`);
process.stdout.write(`the site has ${broken.length} broken links\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
