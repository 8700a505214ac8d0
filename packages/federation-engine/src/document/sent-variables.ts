import { Kind, print, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { withPlainNumbers } from "../exact-json.js";
import type { JsonObject } from "../json-text.js";

/** Names that the planner gives its own variables: "representations", "__representations0". */
const ofPlanner = /^(representations$|__)/;

/**
 * Renames a client's variables that use one of the planner's names. An integer such as `10.0` gets its usual form,
 * because many subgraphs do not read it as `Int`.
 */
export class SentVariables {
  private readonly sent = new Map<string, string>();
  private readonly integers: readonly string[];

  constructor({ variableDefinitions = [] }: OperationDefinitionNode) {
    this.integers = variableDefinitions.flatMap(({ type, variable }) =>
      /^\[*Int\b/.test(print(type)) ? [variable.name.value] : [],
    );
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
    let values = given;
    for (const name of this.integers) {
      const plain = withPlainNumbers(given[name]);
      if (plain !== given[name]) values = { ...values, [name]: plain };
    }
    if (this.sent.size === 0) return values;
    const renamed = { ...values };
    for (const [name, sent] of this.sent) if (values[name] !== undefined) renamed[sent] = values[name];
    return renamed;
  }
}
