import { CompositionError } from "../schema/compose-schema.ts";
import { generateChanged, OperationsError } from "./incremental-codegen.ts";
import { generateRestTypes } from "../generate/rest-types.ts";
import { onlyWhenChanged } from "./only-when-changed.ts";
import { registerSubgraphs } from "../subgraph-registrations.ts";
import { writeSchema } from "../schema/write-schema-files.ts";

// Writes everything that follows from the subgraphs' classes and from the operations, and needs no build: the files that list the
// subgraphs, schema/, the types of operations, schema/operations.json, docs/topology.md, docs/error-codes.md, docs/events.md,
// docs/settings.md, .env.example, and the store/schema.sql of each subgraph. A step whose files have not changed does not run.
const startedAt = performance.now();
try {
  const written = [...(await registerSubgraphs(".")), ...(await writeSchema()), ...(await generateChanged())];
  await onlyWhenChanged(
    "operations",
    {
      reads: ["{tests,router/src/rest}/**/operations/*.graphql", "storefront/src/**/*.graphql"],
      writes: ["schema/operations.json"],
    },
    () => import("../generate/write-operations.ts"),
  );
  await onlyWhenChanged(
    "openapi",
    {
      reads: ["router/src/rest/**/*.ts", "router/src/health/service-health-routes.ts"],
      writes: ["schema/openapi.json"],
    },
    () => import("../openapi/write-openapi.ts"),
  );
  await generateRestTypes();
  await onlyWhenChanged(
    "topology",
    { reads: ["subgraphs/*/src/peers/**/*.graphql", "schema/subgraphs/*.graphql"], writes: ["docs/topology.md"] },
    () => import("../documents/write-topology.ts"),
    (file, text) => (file.startsWith("schema/") ? "" : text),
  );
  await onlyWhenChanged(
    "error-codes",
    { reads: ["kernel/src/errors/error-codes.ts"], writes: ["docs/error-codes.md"] },
    () => import("../documents/write-error-codes.ts"),
  );
  await onlyWhenChanged(
    "events",
    { reads: ["kernel/src/domain-events/*-event*.ts", "scripts/documents/events-page.ts"], writes: ["docs/events.md"] },
    () => import("../documents/write-events.ts"),
  );
  await onlyWhenChanged(
    "settings",
    {
      reads: ["{kernel,router,shop}/src/**/*.ts", "{packages,subgraphs}/*/src/**/*.ts"],
      writes: ["docs/settings.md", ".env.example", "subgraphs/*/.env.example"],
    },
    () => import("../settings/write-settings.ts"),
  );
  await onlyWhenChanged(
    "schemas",
    {
      reads: ["subgraphs/*/src/store/{migrations/*,database-definition}.ts"],
      writes: ["subgraphs/*/src/store/schema.sql"],
    },
    () => import("../database/write-schemas.ts"),
  );
  for (const file of written) process.stdout.write(`wrote ${file}\n`);
  process.stdout.write(`graph: ${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
} catch (error) {
  if (!(error instanceof CompositionError) && !(error instanceof OperationsError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
