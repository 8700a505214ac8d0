import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  OperationTypeNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { hintOf } from "./cache-hint.js";

export interface HintedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/**
 * Returns the number of seconds for which a query's answer may be cached publicly, by the schema's hints; 0 when it
 * must not be cached. The calculation follows Apollo Server: the result is the shortest lifetime of all fields; without
 * a hint, root fields and fields that return objects have 0, and all other fields inherit from their object. Fields
 * under `@skip` and `@include` always count, so the result depends on the document only and not on its variables.
 */
export function publicSeconds(hinted: HintedOperation): number {
  const root = hinted.schema.getQueryType();
  if (hinted.operation.operation !== OperationTypeNode.QUERY || !root) return 0;
  const reading = new HintReading(hinted);
  reading.read(hinted.operation.selectionSet, root, true);
  return reading.result();
}

/** One walk over an operation. */
class HintReading {
  private seconds = Number.POSITIVE_INFINITY;
  private isPrivate = false;
  private readonly seen = new Set<string>();

  constructor(private readonly hinted: HintedOperation) {}

  result(): number {
    return this.isPrivate || !Number.isFinite(this.seconds) ? 0 : this.seconds;
  }

  read({ selections }: SelectionSetNode, parent: GraphQLCompositeType, isRoot: boolean): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        this.readField(selection.name.value, selection.selectionSet, parent, isRoot);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        this.readPart(selection, parent, isRoot);
      } else if (!this.seen.has(selection.name.value)) {
        this.seen.add(selection.name.value);
        const fragment = this.hinted.fragments[selection.name.value];
        if (fragment) this.readPart(fragment, parent, isRoot);
      }
    }
  }

  private readPart(
    { typeCondition, selectionSet }: FragmentDefinitionNode | InlineFragmentNode,
    parent: GraphQLCompositeType,
    isRoot: boolean,
  ): void {
    const named = typeCondition && this.hinted.schema.getType(typeCondition.name.value);
    const type = isCompositeType(named) ? named : parent;
    // an entity that is requested by key is a root: only its type's hint limits its lifetime
    if (parent.name === "_Entity" && type !== parent) this.restrict(hintOf(type).maxAge ?? 0, hintOf(type).isPrivate);
    this.read(selectionSet, type, isRoot);
  }

  private readField(
    name: string,
    selected: SelectionSetNode | undefined,
    parent: GraphQLCompositeType,
    isRoot: boolean,
  ): void {
    if (name === "__typename") return;
    const fields = this.fieldsOf(parent, name);
    const isOfEntities = isRoot && name === "_entities";
    if (fields.length === 0) this.restrict(0, undefined);
    if (!isOfEntities) for (const field of fields) this.count(field, isRoot);
    for (const type of new Set(fields.map((field) => getNamedType(field.type))))
      if (selected && isCompositeType(type)) this.read(selected, type, false);
  }

  /** For an interface, includes the field of every implementing type, because any of them may be returned. */
  private fieldsOf(parent: GraphQLCompositeType, name: string): readonly GraphQLField<unknown, unknown>[] {
    const types = isAbstractType(parent) ? this.hinted.schema.getPossibleTypes(parent) : [];
    return [parent, ...types].flatMap((type) => {
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
      return field ? [field] : [];
    });
  }

  private count(field: GraphQLField<unknown, unknown>, isRoot: boolean): void {
    const type = getNamedType(field.type);
    const isOfObjects = isCompositeType(type);
    const own = hintOf(field);
    const ofType = isOfObjects ? hintOf(type) : undefined;
    const inherits = ofType?.inheritsMaxAge === true || (own.inheritsMaxAge && ofType?.maxAge === undefined);
    const maxAge = own.maxAge ?? ofType?.maxAge ?? ((isOfObjects && !inherits) || isRoot ? 0 : undefined);
    this.restrict(maxAge, own.isPrivate ?? ofType?.isPrivate);
  }

  private restrict(maxAge: number | undefined, isPrivate: boolean | undefined): void {
    if (maxAge !== undefined) this.seconds = Math.min(this.seconds, Math.max(0, maxAge));
    if (isPrivate) this.isPrivate = true;
  }
}
