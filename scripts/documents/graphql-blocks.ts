import {
  buildASTSchema,
  concatAST,
  extendSchema,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from "graphql";
import type { CodeBlock, CodeProblem } from "./code-blocks.ts";

const routerDirectives = parse(
  "directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT",
);

/** The graph of clients, with the directives that the router adds. */
export function clientSchema(sdl: string): GraphQLSchema {
  return buildASTSchema(concatAST([parse(sdl), routerDirectives]));
}

/** A document for each operation with all fragments: a page may show several operations without names in one block. */
function documentsOf({ definitions, ...document }: DocumentNode): DocumentNode[] {
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map((operation) => ({ ...document, definitions: [operation, ...fragments] }));
}

/** Returns what is wrong with the operations of a `graphql` block. */
export function graphqlProblems(block: CodeBlock, schema: GraphQLSchema): CodeProblem[] {
  const problem = ({ message, locations }: GraphQLError): CodeProblem => ({
    file: block.file,
    line: block.line + (locations?.[0]?.line ?? 1) - 1,
    message,
  });
  try {
    const extended = block.context === "" ? schema : extendSchema(schema, parse(block.context));
    return documentsOf(parse(block.text)).flatMap((document) => validate(extended, document).map(problem));
  } catch (error) {
    if (error instanceof GraphQLError) return [problem(error)];
    throw error;
  }
}
