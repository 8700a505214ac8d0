import { Kind } from "graphql";
import { formatMarkdown } from "./format-markdown.ts";
import { documentOf, readPeerOperations } from "../generate/peer-operations.ts";

/** The operations that one service sends to another, from the `peers/` folders. */
export interface Edge {
  readonly caller: string;
  readonly callee: string;
  readonly operations: readonly string[];
}

export function readEdges(): Edge[] {
  return readPeerOperations().map((peer) => ({
    caller: peer.caller,
    callee: peer.callee,
    operations: documentOf(peer).definitions.flatMap((node) =>
      node.kind === Kind.OPERATION_DEFINITION && node.name ? [node.name.value] : [],
    ),
  }));
}

/** The subgraphs in the supergraph file. */
export function readComposed(supergraphSdl: string): string[] {
  return [...supergraphSdl.matchAll(/@join__graph\(name: "([^"]+)"/g)].map(([, name = ""]) => name).sort();
}

/** The text of docs/topology.md: the diagram and the table. */
export function topologyDocument(composed: readonly string[], edges: readonly Edge[]): Promise<string> {
  const arrows = edges.map(({ caller, callee }) => `  ${caller} -.-> ${callee}`);
  const rows = edges.map(({ caller, callee, operations }) => `| ${caller} | ${callee} | ${operations.join(", ")} |`);
  return formatMarkdown(`# Topology

Written by \`npm run diagram\` from \`schema/supergraph.graphql\` and the \`peers/\` folders; a test holds it against them.
Whole arrows are the router's fetches, dotted ones the calls between services.

\`\`\`mermaid
flowchart LR
  clients([clients]) --> router
  router --> ${composed.join(" & ")}
${arrows.join("\n")}
\`\`\`

| caller | callee | operations |
|---|---|---|
${rows.join("\n")}
`);
}
