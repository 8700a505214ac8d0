import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import { isObject, quoted, type JsonObject } from "../json-text.js";
import { collectFields, type CollectedField } from "./collect-fields.js";
import { leafWriter } from "./leaf-writer.js";
import type { AnswerPath } from "./places.js";
import type { PlannedNames } from "./planned-names.js";

/** A value that does not fit the schema. `path` is built from its end while the writer returns. */
export interface CompletionError {
  readonly message: string;
  readonly path: (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** The JSON of a value; undefined for null, or for what became null because it does not fit. */
export type WriteValue = (value: unknown, state: WriteState) => string | undefined;

/** What one answer's writing knows. */
export interface WriteState {
  readonly errors: CompletionError[];
  /** Texts of lists that stand at several places by reference, by what wrote them; undefined where there are none. */
  readonly texts: Map<WriteValue, Map<object, string>> | undefined;
}

export interface WrittenResponse {
  /** JSON of `data`. */
  readonly text: string;
  readonly errors: readonly WrittenError[];
}

export interface WrittenError {
  readonly message: string;
  readonly path: AnswerPath;
  /** Of what is not empty by a fault. */
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Writes the answer of an operation out of what the subgraphs said: the fields asked for, in their order, as the schema's types allow.
 * `isShared`: whether lists stand at several places by reference; their text is made once.
 */
export type WriteResponse = (data: JsonObject, isShared?: boolean) => WrittenResponse;

export interface WrittenOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly root: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** Values of the variables that `@skip` and `@include` name. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** What whoever asks does not see, by `Type.field`. */
  readonly denied?: ReadonlySet<string>;
  readonly names: PlannedNames;
}

/** Compiles once what is done for every answer. Introspection's fields are written as they stand in the data. */
export function compileWriter({ document, root, selectionSet, ...operation }: WrittenOperation): WriteResponse {
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment): [string, FragmentDefinitionNode] => [fragment.name.value, fragment]),
  );
  const write = new WriterCompiler(fragments, operation).object(root, [selectionSet]);
  return (data, isShared = false) => {
    const errors: CompletionError[] = [];
    const text = write(data, { errors, texts: isShared ? new Map() : undefined }) ?? "null";
    return { text, errors: errors.map((error) => ({ ...error, path: error.path.toReversed() })) };
  };
}

interface WrittenField {
  /** For clients. */
  readonly key: string;
  /** In the data. */
  readonly dataKey: string;
  readonly lead: string;
  /** Undefined where the text is the same for every object. */
  readonly write: WriteValue | undefined;
  readonly nonNull: boolean;
  /** Whether any text fits: of `String` and `ID`. */
  readonly isText: boolean;
  /** For messages: `Product.name`. */
  readonly coordinate: string;
}

class WriterCompiler {
  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly operation: Pick<WrittenOperation, "schema" | "conditions" | "denied" | "names">,
  ) {}

  object(type: GraphQLObjectType | GraphQLInterfaceType, selections: readonly SelectionSetNode[]): WriteValue {
    const collected = collectFields(selections, type, this);
    const fields = [...collected.values()].map((field, index) => this.field(type, field, index === 0 ? "{" : ","));
    if (fields.length === 0) return (value) => (isObject(value) ? "{}" : undefined);
    return (value, state) => {
      const { errors } = state;
      if (value === null || value === undefined) return undefined;
      if (!isObject(value)) return wrong(errors, `Expected an object of type ${type.name}.`);
      let text = "";
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index] as WrittenField;
        const { write } = field;
        if (write === undefined) {
          text += field.lead;
          continue;
        }
        const read = value[field.dataKey];
        // most of what an answer holds
        if (field.isText && typeof read === "string") {
          text += field.lead + quoted(read);
          continue;
        }
        const before = errors.length;
        const written = write(read, state);
        if (written !== undefined) text += field.lead + written;
        else if (!field.nonNull) text += `${field.lead}null`;
        else {
          if (errors.length === before) wrong(errors, `Cannot return null for non-nullable field ${field.coordinate}.`);
          place(errors, before, field.key);
          return undefined;
        }
        if (errors.length !== before) place(errors, before, field.key);
      }
      return `${text}}`;
    };
  }

  /** What stands for a field in the text of an object. */
  private field(
    parent: GraphQLObjectType | GraphQLInterfaceType,
    { key, nodes }: CollectedField,
    start: string,
  ): WrittenField {
    const [node] = nodes as readonly [FieldNode, ...FieldNode[]];
    const name = node.name.value;
    const lead = `${start}${JSON.stringify(key)}:`;
    const written = { key, dataKey: key, coordinate: `${parent.name}.${name}`, isText: false };
    if (name === "__typename") {
      if (isObjectType(parent))
        return { ...written, lead: lead + JSON.stringify(parent.name), write: undefined, nonNull: true };
      return { ...written, lead, write: (_value, { errors }) => wrong(errors, unknownType(parent)), nonNull: true };
    }
    if (name === "__schema" || name === "__type")
      return { ...written, lead, write: (value) => JSON.stringify(value), nonNull: false };
    const definition = parent.getFields()[name];
    if (!definition) throw new Error(`${parent.name} has no ${name}: the document was not validated`);
    const { type } = definition;
    const isDenied = this.operation.denied?.has(written.coordinate) === true;
    const write = isDenied ? writeDenied : this.value(type, selectionSetsOf(nodes));
    const { name: valueType } = getNullableType(type) as { readonly name?: string };
    const isText = !isDenied && (valueType === "String" || valueType === "ID");
    const dataKey = this.operation.names.of(node);
    return { ...written, dataKey, lead, write: own(dataKey, write), nonNull: isNonNullType(type), isText };
  }

  private value(type: GraphQLOutputType, selections: readonly SelectionSetNode[]): WriteValue {
    if (isNonNullType(type)) return this.value(type.ofType, selections);
    if (isListType(type)) return this.list(type.ofType, selections);
    const named = getNamedType(type);
    if (!isCompositeType(named)) return leafWriter(named);
    return isObjectType(named) ? this.object(named, selections) : this.abstract(named, selections);
  }

  private list(itemType: GraphQLOutputType, selections: readonly SelectionSetNode[]): WriteValue {
    const write = this.value(itemType, selections);
    const nonNull = isNonNullType(itemType);
    const writeList: WriteValue = (value, state) => {
      const { errors, texts } = state;
      if (value === null || value === undefined) return undefined;
      if (!Array.isArray(value)) return wrong(errors, "Expected a list.");
      const known = texts?.get(writeList)?.get(value);
      if (known !== undefined) return known;
      const atFirst = errors.length;
      let text = "[";
      for (let index = 0; index < value.length; index += 1) {
        const before = errors.length;
        let written = write(value[index], state);
        if (written === undefined) {
          if (nonNull) {
            if (errors.length === before) wrong(errors, "Cannot return null for a non-nullable item of a list.");
            place(errors, before, index);
            return undefined;
          }
          written = "null";
        }
        if (errors.length !== before) place(errors, before, index);
        text += index === 0 ? written : `,${written}`;
      }
      text += "]";
      // an error has a path of its own at each place
      if (texts && errors.length === atFirst) remember(texts, writeList, value, text);
      return text;
    };
    return writeList;
  }

  /** By the type that the object says it has; each type is compiled when the first object of it comes. */
  private abstract(type: GraphQLCompositeType, selections: readonly SelectionSetNode[]): WriteValue {
    const byType = new Map<string, WriteValue>();
    const compileFor = (name: unknown): WriteValue => {
      const found = typeof name === "string" ? this.operation.schema.getType(name) : type;
      if (isObjectType(found) && isAbstractType(type) && this.operation.schema.isSubType(type, found))
        return this.object(found, selections);
      // a subgraph that knows the interface as an object: what all of its types have is there
      if (isInterfaceType(found)) return this.object(found, selections);
      return (_value, { errors }) => wrong(errors, unknownType(type));
    };
    return (value, state) => {
      if (value === null || value === undefined) return undefined;
      if (!isObject(value)) return wrong(state.errors, `Expected an object of type ${type.name}.`);
      const name = value.__typename as string;
      let write = byType.get(name);
      if (!write) byType.set(name, (write = compileFor(name)));
      return write(value, state);
    };
  }

  /** For `collectFields`. */
  fragment(name: string): FragmentDefinitionNode | undefined {
    return this.fragments.get(name);
  }

  isTrue(variable: string): boolean {
    return this.operation.conditions[variable] === true;
  }

  fits(type: GraphQLNamedType, condition: string): boolean {
    if (condition === type.name) return true;
    const found = this.operation.schema.getType(condition);
    return (
      isAbstractType(found) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      this.operation.schema.isSubType(found, type)
    );
  }
}

function selectionSetsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
}

function unknownType({ name }: GraphQLCompositeType): string {
  return `Cannot tell which type of ${name} this is.`;
}

/** What every object inherits is no value of an answer. */
function own(key: string, write: WriteValue): WriteValue {
  if (!(key in Object.prototype)) return write;
  return (value, state) => write(typeof value === "function" || value === Object.prototype ? null : value, state);
}

function wrong(errors: CompletionError[], message: string): undefined {
  errors.push({ message, path: [] });
}

const writeDenied: WriteValue = (_value, { errors }) => {
  errors.push({ message: "You may not see this.", path: [], extensions: { code: "FORBIDDEN" } });
  return undefined;
};

function remember(texts: NonNullable<WriteState["texts"]>, writer: WriteValue, list: object, text: string): void {
  const known = texts.get(writer) ?? new Map<object, string>();
  texts.set(writer, known.set(list, text));
}

/** The errors since `from` stand below this key. */
function place(errors: readonly CompletionError[], from: number, key: string | number): void {
  for (let index = from; index < errors.length; index += 1) errors[index]?.path.push(key);
}
