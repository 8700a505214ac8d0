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
 * For how many seconds the answer to a query may be kept for everybody, by the hints of the schema; 0 where it may not. As Apollo Server
 * counts: the shortest of all fields; without a hint, root fields and fields of objects have 0 and all others what their object has.
 * What `@skip` and `@include` may leave out counts as well, so that the figure is the document's and not a request's.
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
    // an entity that is asked for by its key is a root: its type alone says how long it may be kept
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

  /** Of an interface, also those of the types behind it: any of them may be what answers. */
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
