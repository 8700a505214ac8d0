import { Kind, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import type { JsonObject } from "../json-text.js";

/** Names that the planner gives its own variables: "representations", "__representations0". */
const ofPlanner = /^(representations$|__)/;

/** Renames a client's variables that use one of the planner's names. */
export class SentVariables {
  private readonly sent = new Map<string, string>();

  constructor({ variableDefinitions = [] }: OperationDefinitionNode) {
    const usedNames = new Set(variableDefinitions.map(({ variable }) => variable.name.value));
    for (const name of usedNames) {
      if (!ofPlanner.test(name)) continue;
      let other = `client_${name}`;
      while (usedNames.has(other)) other = `client_${other}`;
      this.sent.set(name, other);
    }
  }

  inDocument(document: DocumentNode): DocumentNode {
    if (this.sent.size === 0) return document;
    return visit(document, {
      Variable: (node) => {
        const value = this.sent.get(node.name.value);
        return value === undefined ? undefined : { ...node, name: { kind: Kind.NAME, value } };
      },
    });
  }

  /** Returns the values by both the client's names and the sent names. */
  values(given: Readonly<JsonObject>): Readonly<JsonObject> {
    if (this.sent.size === 0) return given;
    const values = { ...given };
    for (const [name, sent] of this.sent) if (given[name] !== undefined) values[sent] = given[name];
    return values;
  }
}
