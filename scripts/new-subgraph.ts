import { generateSubgraph, nameProblem } from "./generate-subgraph.ts";

const [name = ""] = process.argv.slice(2);
const problem = nameProblem(".", name);
if (problem !== undefined) {
  process.stderr.write(`npm run new-subgraph NAME: ${problem}\n`);
  process.exitCode = 1;
} else {
  const changed = await generateSubgraph(".", name);
  process.stdout.write(`wrote subgraphs/${name}/ and changed ${changed.join(", ")}

Now:
  npm install                     links @souk/${name}
  npm run schema                  composes it with the others; read the difference
  npm run diagram                 draws it into docs/topology.md
  npm test -- subgraphs/${name} scripts
Then make it yours, from subgraphs/${name}/README.md on, and tell of it in README.md and ARCHITECTURE.md.
`);
}
