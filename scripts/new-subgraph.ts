import { generateSubgraph, nameProblem } from "./generate-subgraph.ts";

const [name = ""] = process.argv.slice(2);
const problem = nameProblem(".", name);
if (problem !== undefined) {
  process.stderr.write(`npm run new-subgraph NAME: ${problem}\n`);
  process.exitCode = 1;
} else {
  const changed = await generateSubgraph(".", name);
  // new-subgraph:check runs each line of the first list as printed, and sends the query of the last line
  process.stdout.write(`wrote subgraphs/${name}/ and changed ${changed.join(", ")}

Run these commands:
  npm install
  npm run schema
  npm run codegen
  npm run diagram
  npm test -- subgraphs/${name} scripts/ tests/src/authorization
  npm start

Then send this query to http://localhost:4000/graphql:
  { ${name}Entries(first: 5) { totalCount nodes { id title } } }

Next, adapt subgraphs/${name}/README.md and the code to your domain, say who may see and do what in
tests/src/authorization/rows/${name}.ts, and add the domain to README.md and ARCHITECTURE.md.
`);
}
