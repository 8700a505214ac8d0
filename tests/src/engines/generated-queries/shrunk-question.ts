import { Kind, parse, print, validate, visit, type DocumentNode, type OperationDefinitionNode } from "graphql";
import { apiSchema } from "../../authorization/coordinates.js";
import type { TestOperation } from "../seen-answer.js";

type StillFails = (operation: TestOperation) => Promise<boolean>;

/** Shrinks a failing query for debugging: removes each selection and directive without which it still fails. */
export async function shrunk<T extends TestOperation>(operation: T, stillFails: StillFails): Promise<T> {
  let smallest = operation;
  let index = 0;
  for (let attempts = 0; attempts < 300; attempts += 1) {
    const query = withoutPart(smallest.query, index);
    if (query === undefined) break;
    const smaller = query === null ? undefined : { ...smallest, query };
    if (smaller && (await stillFails(smaller))) smallest = smaller;
    else index += 1;
  }
  return smallest;
}

/**
 * The query without one part. Undefined when it has fewer parts; null when the document is not valid without this one.
 */
function withoutPart(query: string, part: number): string | null | undefined {
  const document = parsed(query);
  if (!document) return undefined;
  let count = -1;
  const take = (): null | undefined => {
    count += 1;
    return count === part ? null : undefined;
  };
  const smaller = visit(document, { Field: take, InlineFragment: take, FragmentSpread: take, Directive: take });
  if (count < part) return undefined;
  const text = print(tidied(smaller));
  const valid = parsed(text);
  return valid && validate(apiSchema, valid).length === 0 ? text : null;
}

/** Removes unused fragments and variables. */
function tidied(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    FragmentSpread: ({ name }) => void used.add(name.value),
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(`$${name.value}`),
  });
  const definitions = document.definitions
    .filter((node) => node.kind !== Kind.FRAGMENT_DEFINITION || used.has(node.name.value))
    .map((node) => (node.kind === Kind.OPERATION_DEFINITION ? withVariables(node, used) : node));
  const tidy = { ...document, definitions };
  return definitions.length < document.definitions.length ? tidied(tidy) : tidy;
}

function withVariables(node: OperationDefinitionNode, used: ReadonlySet<string>): OperationDefinitionNode {
  const variableDefinitions = node.variableDefinitions?.filter(({ variable }) => used.has(`$${variable.name.value}`));
  return { ...node, variableDefinitions: variableDefinitions ?? [] };
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
