import { startSpan, type OpenSpan } from "../telemetry/tracing.js";

/** A field of the operation. */
interface SpannedField {
  readonly parentType: { readonly name: string };
  readonly name: string;
}

interface Group {
  readonly span: OpenSpan;
  calls: number;
  pending: number;
}

/**
 * The spans of the resolvers of one execution. The concurrent calls of one field, such as those for the items of a list,
 * share a span. Calls that return at once have none.
 */
export class ResolverGroups {
  private readonly groups = new Map<SpannedField, Group>();

  /** Calls the resolver within the span of its field. */
  resolve(field: SpannedField, call: () => unknown): unknown {
    const group = this.groups.get(field) ?? openGroup(field);
    if (!group) return call();
    const result = group.span.run(call);
    const ending = endOf(result);
    if (!ending) return result;
    this.groups.set(field, group);
    group.calls += 1;
    group.pending += 1;
    const leave = (): void => this.leave(field, group);
    ending.then(leave, leave);
    return result;
  }

  private leave(field: SpannedField, group: Group): void {
    group.pending -= 1;
    if (group.pending > 0) return;
    this.groups.delete(field);
    group.span.set({ "souk.resolver.calls": group.calls });
    group.span.end();
  }
}

/** Returns undefined when the result is complete. The resolver of references returns a list of promises. */
function endOf(result: unknown): Promise<unknown> | undefined {
  if (result instanceof Promise) return result;
  const isPending = Array.isArray(result) && result.some((each) => each instanceof Promise);
  return isPending ? Promise.allSettled(result) : undefined;
}

function openGroup({ parentType, name }: SpannedField): Group | undefined {
  const span = startSpan(() => ({ name: `${parentType.name}.${name}` }));
  return span && { span, calls: 0, pending: 0 };
}
