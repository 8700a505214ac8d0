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
import { below, type AnswerParts } from "../defer/answer-parts.js";
import { isDeferred, type FragmentNode } from "../defer/defer-directive.js";
import { isIntrospection } from "../document/planned-document.js";
import { collectFields, type CollectedField } from "./collect-fields.js";
import { leafWriter } from "./leaf-writer.js";
import type { PlannedNames } from "./planned-names.js";
import { addKey, noteError, spread, take, type WriteState, type WriteValue } from "./writer-notes.js";
import { writtenResponse, type WriteResponse } from "./written-response.js";

export interface WrittenOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly root: GraphQLObjectType;
  readonly selectionSet: SelectionSetNode;
  /** Values of the variables in `@skip`, `@include` and `@defer`. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** Fields that the caller may not see, as `Type.field`. */
  readonly denied?: ReadonlySet<string>;
  readonly names: PlannedNames;
  /** The deferred parts; when absent, the whole answer is written at once. */
  readonly parts?: AnswerParts;
}

/** Compiles the work that is the same for every answer. */
export function compileWriter({ document, root, selectionSet, ...operation }: WrittenOperation): WriteResponse {
  const fragments = new Map(
    document.definitions
      .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment): [string, FragmentDefinitionNode] => [fragment.name.value, fragment]),
  );
  const write = new WriterCompiler(fragments, operation).object(root, [selectionSet], "");
  return (data, input) => writtenResponse(write, data, { ...input, at: [] });
}

type WrittenType = GraphQLObjectType | GraphQLInterfaceType;

interface WrittenField {
  /** The name in the data. */
  readonly dataKey: string;
  readonly lead: string;
  /** Undefined when the text is the same for every object. */
  readonly write: WriteValue | undefined;
  readonly nonNull: boolean;
  /** Whether any text is valid: for `String` and `ID`. */
  readonly isText: boolean;
  /** For error messages: `Product.name`. */
  readonly coordinate: string;
}

class WriterCompiler {
  constructor(
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly operation: Pick<WrittenOperation, "schema" | "conditions" | "denied" | "names" | "parts">,
  ) {}

  /** `path`: names of fields, used to find deferred fragments. */
  object(type: WrittenType, selections: readonly SelectionSetNode[], path: string): WriteValue {
    const { fields, deferred } = collectFields(selections, type, this);
    const write = this.fields(type, [...fields.values()], path);
    if (deferred.length === 0) return write;
    const later = deferred.flatMap(({ node, selectionSet }) => {
      const part = this.operation.parts?.at(path, node);
      return part ? [{ part, write: lazily(() => this.object(type, [selectionSet], path)) }] : [];
    });
    return (value, state) => {
      const text = write(value, state);
      if (text !== undefined)
        for (const each of later) state.notes.push({ ...each, object: value as JsonObject, path: [] });
      return text;
    };
  }

  private fields(type: WrittenType, collected: readonly CollectedField[], path: string): WriteValue {
    const fields = collected.map((field, index) => this.field(type, field, index === 0 ? "{" : ",", path));
    if (fields.length === 0) return (value) => (isObject(value) ? "{}" : undefined);
    const writeFields: WriteValue = (value, state) => {
      const { notes, shared, hasPlainTexts } = state;
      if (value === null || value === undefined) return undefined;
      if (!isObject(value)) return noteError(notes, `Expected an object of type ${type.name}.`);
      const isShared = shared?.has(value) === true;
      const known = isShared ? state.texts?.get(writeFields)?.get(value) : undefined;
      if (known !== undefined) return known;
      const start = notes.length;
      let text = "";
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index] as WrittenField;
        const { write } = field;
        if (write === undefined) {
          text += field.lead;
          continue;
        }
        const read = value[field.dataKey];
        // the most common case
        if (field.isText && typeof read === "string") {
          text += field.lead + (hasPlainTexts ? `"${read}"` : quoted(read));
          continue;
        }
        const before = notes.length;
        const written = write(read, state);
        if (written !== undefined) text += field.lead + written;
        else if (!field.nonNull) {
          text += `${field.lead}null`;
          if (notes.length !== before) take(notes, before);
        } else {
          if (notes.length === before)
            noteError(notes, `Cannot return null for non-nullable field ${field.coordinate}.`);
          addKey(notes, before, field.dataKey);
          spread(notes, before, start);
          return undefined;
        }
        if (notes.length !== before) addKey(notes, before, field.dataKey);
      }
      text += "}";
      if (isShared && notes.length === start) cacheText(state, writeFields, value, text);
      return text;
    };
    return writeFields;
  }

  /** Compiles the writer of one field. */
  private field(parent: WrittenType, { key, nodes }: CollectedField, start: string, path: string): WrittenField {
    const [node] = nodes as readonly [FieldNode, ...FieldNode[]];
    const name = node.name.value;
    const lead = `${start}${JSON.stringify(key)}:`;
    const written = { dataKey: key, coordinate: `${parent.name}.${name}`, isText: false };
    if (name === "__typename") {
      if (isObjectType(parent))
        return { ...written, lead: lead + JSON.stringify(parent.name), write: undefined, nonNull: true };
      return { ...written, lead, write: (_value, { notes }) => noteError(notes, unknownType(parent)), nonNull: true };
    }
    if (isIntrospection(node))
      return { ...written, lead, write: (_value, { introspect }) => introspect(nodes), nonNull: name === "__schema" };
    const definition = parent.getFields()[name];
    if (!definition) throw new Error(`${parent.name} has no ${name}: the document was not validated`);
    const { type } = definition;
    const isDenied = this.operation.denied?.has(written.coordinate) === true;
    const write = isDenied ? writeDenied : this.value(type, selectionSetsOf(nodes), below(path, key));
    const { name: valueType } = getNullableType(type) as { readonly name?: string };
    const isText = !isDenied && (valueType === "String" || valueType === "ID");
    const dataKey = this.operation.names.of(node);
    return { ...written, dataKey, lead, write: own(dataKey, write), nonNull: isNonNullType(type), isText };
  }

  private value(type: GraphQLOutputType, selections: readonly SelectionSetNode[], path: string): WriteValue {
    if (isNonNullType(type)) return this.value(type.ofType, selections, path);
    if (isListType(type)) return this.list(type.ofType, selections, path);
    const named = getNamedType(type);
    if (!isCompositeType(named)) return leafWriter(named);
    return isObjectType(named) ? this.object(named, selections, path) : this.abstract(named, selections, path);
  }

  private list(itemType: GraphQLOutputType, selections: readonly SelectionSetNode[], path: string): WriteValue {
    const write = this.value(itemType, selections, path);
    const nonNull = isNonNullType(itemType);
    const writeList: WriteValue = (value, state) => {
      const { notes, shared } = state;
      if (value === null || value === undefined) return undefined;
      if (!Array.isArray(value)) return noteError(notes, "Expected a list.");
      const isShared = shared?.has(value) === true;
      const known = isShared ? state.texts?.get(writeList)?.get(value) : undefined;
      if (known !== undefined) return known;
      const atFirst = notes.length;
      let text = "[";
      for (let index = 0; index < value.length; index += 1) {
        const before = notes.length;
        let written = write(value[index], state);
        if (written === undefined) {
          if (nonNull) {
            if (notes.length === before) noteError(notes, "Cannot return null for a non-nullable item of a list.");
            addKey(notes, before, index);
            spread(notes, before, atFirst);
            return undefined;
          }
          written = "null";
          if (notes.length !== before) take(notes, before);
        }
        if (notes.length !== before) addKey(notes, before, index);
        text += index === 0 ? written : `,${written}`;
      }
      text += "]";
      // an error or a deferred part has its own path at each place
      if (isShared && notes.length === atFirst) cacheText(state, writeList, value, text);
      return text;
    };
    return writeList;
  }

  /** Writes an object by the type that it reports; each type is compiled for its first object. */
  private abstract(type: GraphQLCompositeType, selections: readonly SelectionSetNode[], path: string): WriteValue {
    const byType = new Map<string, WriteValue>();
    const compileFor = (name: unknown): WriteValue => {
      const found = typeof name === "string" ? this.operation.schema.getType(name) : type;
      if (isObjectType(found) && isAbstractType(type) && this.operation.schema.isSubType(type, found))
        return this.object(found, selections, path);
      // from a subgraph that knows the interface as an object: the interface's fields are available
      if (isInterfaceType(found)) return this.object(found, selections, path);
      return (_value, { notes }) => noteError(notes, unknownType(type));
    };
    return (value, state) => {
      if (value === null || value === undefined) return undefined;
      if (!isObject(value)) return noteError(state.notes, `Expected an object of type ${type.name}.`);
      const name = value.__typename as string;
      let write = byType.get(name);
      if (!write) byType.set(name, (write = compileFor(name)));
      return write(value, state);
    };
  }

  /** Used by `collectFields`. */
  fragment(name: string): FragmentDefinitionNode | undefined {
    return this.fragments.get(name);
  }

  isDeferred(fragment: FragmentNode): boolean {
    return this.operation.parts !== undefined && isDeferred(fragment, this.operation.conditions);
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

/** Delays compilation until the first use, for rare cases. */
function lazily(compile: () => WriteValue): WriteValue {
  let write: WriteValue | undefined;
  return (value, state) => (write ??= compile())(value, state);
}

function selectionSetsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []));
}

function unknownType({ name }: GraphQLCompositeType): string {
  return `Cannot tell which type of ${name} this is.`;
}

/** Writes null for inherited properties such as "constructor", which are not values of the answer. */
function own(key: string, write: WriteValue): WriteValue {
  if (!(key in Object.prototype)) return write;
  return (value, state) => write(typeof value === "function" || value === Object.prototype ? null : value, state);
}

const writeDenied: WriteValue = (_value, { notes }) => {
  notes.push({ message: "You may not see this.", path: [], extensions: { code: "FORBIDDEN" } });
  return undefined;
};

function cacheText({ texts }: WriteState, writer: WriteValue, value: object, text: string): void {
  const known = texts?.get(writer) ?? new Map<object, string>();
  texts?.set(writer, known.set(value, text));
}
