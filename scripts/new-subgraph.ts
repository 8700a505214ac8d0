import { generateSubgraph } from "./generate-subgraph.ts";
import { camelCase, pluralOf } from "./new-subgraph-names.ts";
import { OptionsError, readOptions, usage } from "./new-subgraph-options.ts";

try {
  const subgraph = readOptions(".", process.argv.slice(2), process.env);
  const { name, entity, extended } = subgraph;
  const changed = await generateSubgraph(".", subgraph);
  const field = camelCase(pluralOf(entity));
  // new-subgraph:check runs each line of the first list as printed
  process.stdout.write(`wrote subgraphs/${name}/ and changed ${changed.join(", ")}

Run these commands:
  npm install
  npm run graph
  npm test -- subgraphs/${name}
  npm start

Then send this query to http://localhost:4000/graphql:
  { ${field}(first: 5) { totalCount nodes { id title } } }

Next, adapt the fields of ${entity}${extended === undefined ? "" : ` and of ${extended}`}, decide in tests/src/authorization/rows/${name}.ts who
may read and change them, run "npm test -- tests/src/authorization", add the subgraph to README.md and ARCHITECTURE.md, and run "npm run manifests"
for the Helm chart. docs/recipes/ has the steps.
`);
} catch (error) {
  if (!(error instanceof OptionsError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
