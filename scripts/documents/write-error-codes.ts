import { writeFileSync } from "node:fs";
import { errorCodes } from "@souk/kernel/errors/error-codes";
import { formatMarkdown } from "./format-markdown.ts";

// Writes docs/error-codes.md from the table in the code; kernel/src/errors/error-codes.test.ts checks that both match the
// schema.
const rows = Object.entries(errorCodes).map(
  ([code, { owner, status, means, caller }]) => `| \`${code}\` | ${status} | ${owner} | ${means} | ${caller} |`,
);

const text = `# Error codes

Written by \`npm run error-codes\` from \`kernel/src/errors/error-codes.ts\`. A code never changes its meaning and is never used
again for another; match on it, and never on a message.

An expected failure is a member of a mutation's result union that implements \`Problem\`, with the code in its field
\`code\`. Anything else is a GraphQL error with the code in \`extensions.code\`, and beside it \`status\` and
\`correlationId\`. \`status\` is HTTP's number for the same thing; the answer to a well-formed operation is 200 all the same.

| code | status | who answers with it | what it means | what to do |
|---|---|---|---|---|
${rows.join("\n")}
`;

writeFileSync("docs/error-codes.md", await formatMarkdown(text));
process.stdout.write(`wrote ${rows.length} codes to docs/error-codes.md\n`);
