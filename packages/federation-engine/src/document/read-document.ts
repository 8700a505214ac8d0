import {
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ParseOptions,
  type ValidationRule,
} from "graphql";
import { documentDepth, maxDocumentDepth } from "./document-depth.js";

/** The reason why a request is refused before anything runs. */
export class RefusedOperationError extends Error {
  constructor(
    readonly reason: "unparsable" | "invalid" | "ambiguous",
    readonly errors: readonly GraphQLError[],
  ) {
    super(errors.map(({ message }) => message).join("\n"));
    this.name = "RefusedOperationError";
  }
}

export interface DocumentRules {
  readonly schema: GraphQLSchema;
  readonly rules: readonly ValidationRule[];
  readonly parseOptions: ParseOptions;
}

/** Parses and validates a document. Throws RefusedOperationError. */
export function readDocument(text: string, { schema, rules, parseOptions }: DocumentRules): DocumentNode {
  const document = parsed(text, parseOptions);
  const { depth, node } = documentDepth(document);
  if (depth > maxDocumentDepth)
    throw tooDeep("invalid", `it is nested ${depth} levels deep`, node ?? document.definitions[0]);
  const errors = validate(schema, document, rules);
  if (errors.length > 0) throw new RefusedOperationError("invalid", errors);
  return document;
}

/** Returns the operation to run. Throws RefusedOperationError. */
export function operationIn(document: DocumentNode, operationName: string | undefined): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new RefusedOperationError("ambiguous", [new GraphQLError(ambiguous(document, operationName))]);
  return operation;
}

function parsed(text: string, options: ParseOptions): DocumentNode {
  try {
    return parse(text, options);
  } catch (error) {
    if (error instanceof GraphQLError) throw new RefusedOperationError("unparsable", [error]);
    // the parser is recursive
    if (error instanceof RangeError) throw tooDeep("unparsable", "it is nested too deep to be read");
    throw error;
  }
}

function tooDeep(reason: "unparsable" | "invalid", how: string, node?: ASTNode): RefusedOperationError {
  const message = `The document is refused because ${how}. The limit is ${maxDocumentDepth} levels.`;
  return new RefusedOperationError(reason, [new GraphQLError(message, node ? { nodes: node } : {})]);
}

function ambiguous(document: DocumentNode, operationName: string | undefined): string {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operations.length === 0) return "The document has no operation.";
  return operationName === undefined
    ? "operationName must name one operation of the document."
    : `The document has no operation ${JSON.stringify(operationName)}.`;
}
