import { defaultFieldResolver, getArgumentValues, locatedError } from "graphql";
import { resolveInfo, type FieldPlan, type ObjectPlan, type Spot } from "./field-plan.js";
import { Place, type Container } from "./place.js";
import type { Run } from "./run.js";

/**
 * Returns the response object for `source`; pending fields are filled in later. Throws the error that makes the object
 * null.
 */
export function executeFields(run: Run, plan: ObjectPlan, source: unknown, at: Place | undefined): Container {
  // the copy has its final shape from the start, whichever field comes first
  const data: Container = { ...plan.template };
  const properties =
    (typeof source === "object" || typeof source === "function") && source ? (source as Container) : {};
  for (const field of plan.fields) {
    const raw = field.resolve ? undefined : properties[field.name];
    if (field.resolve || typeof raw === "function") callResolver(run, field, data, source, at);
    else fill(run, field.spot, data, field.key, at, raw);
  }
  return data;
}

/** Stores the result of the field's resolver. Throws when null is not allowed. */
export function callResolver(
  run: Run,
  field: FieldPlan,
  data: Container,
  source: unknown,
  at: Place | undefined,
): void {
  const { spot, definition, nodes, resolve = defaultFieldResolver } = field;
  const place = new Place(at, field.key, field.parentType.name, data, spot.isNullable);
  let raw: unknown;
  try {
    const args = definition.args.length === 0 ? {} : getArgumentValues(definition, nodes[0], run.variables);
    const info = resolveInfo(run, field, place);
    const { resolverGroups: groups } = run;
    raw = groups
      ? groups.resolve(field, () => resolve(source, args, run.context, info))
      : resolve(source, args, run.context, info);
  } catch (error) {
    refuse(run, spot, place, error);
    return;
  }
  settle(run, spot, place, raw);
}

/** Stores the completed value of `raw` in `container`. A plain leaf, the most common case, needs no Place. */
export function fill(
  run: Run,
  spot: Spot,
  container: Container,
  key: string | number,
  at: Place | undefined,
  raw: unknown,
): void {
  if (raw == null && spot.isNullable) {
    container[key] = null;
    return;
  }
  if (spot.serialize && raw != null && !isPromise(raw) && !(raw instanceof Error)) {
    const leaf = orUndefined(spot.serialize, raw);
    if (leaf != null) {
      container[key] = leaf;
      return;
    }
  }
  const typename = typeof key === "string" ? spot.field.parentType.name : undefined;
  settle(run, spot, new Place(at, key, typename, container, spot.isNullable), raw);
}

/** Returns undefined for a value that cannot be serialized; the error is reported once the place is known. */
function orUndefined(serialize: (value: unknown) => unknown, raw: unknown): unknown {
  try {
    return serialize(raw);
  } catch {
    return undefined;
  }
}

function settle(run: Run, spot: Spot, place: Place, raw: unknown): void {
  if (isPromise(raw)) waitFor(run, spot, place, raw, (value) => put(run, spot, place, value));
  else put(run, spot, place, raw);
}

function put(run: Run, spot: Spot, place: Place, value: unknown): void {
  try {
    if (value instanceof Error) throw value;
    const completed = value == null ? null : spot.complete(run, value, place);
    if (isPromise(completed)) waitFor(run, spot, place, completed, (late) => place.put(late));
    else place.put(orRefused(spot, completed));
  } catch (error) {
    refuse(run, spot, place, error);
  }
}

function waitFor(
  run: Run,
  spot: Spot,
  place: Place,
  promise: PromiseLike<unknown>,
  goOn: (value: unknown) => void,
): void {
  place.put(null);
  // a late error has no caller that could catch it
  const orAbove = (go: () => void): void => {
    try {
      go();
    } catch (error) {
      run.nullify(locatedError(error, spot.field.nodes, place.toArray()), place.prev);
    }
  };
  run.wait(
    promise,
    (value) => orAbove(() => goOn(value)),
    (error) => orAbove(() => refuse(run, spot, place, error)),
  );
}

function orRefused({ isNullable, field }: Spot, value: unknown): unknown {
  if (value === null && !isNullable)
    throw new Error(`Cannot return null for non-nullable field ${field.parentType.name}.${field.name}.`);
  return value;
}

/** Sets a nullable place to null and reports the error; otherwise throws the error to the parent. */
function refuse(run: Run, { field, isNullable }: Spot, place: Place, raw: unknown): void {
  const error = locatedError(raw, field.nodes, place.toArray());
  if (!isNullable) throw error;
  run.nullify(error, place);
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof (value as PromiseLike<unknown>).then === "function";
}
