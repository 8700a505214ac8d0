import { getMetadataStorage } from "type-graphql";

/**
 * Removes the resolvers of fields that only read a property: type-graphql would give each of them a resolver that looks
 * for middlewares at every call. Guarded fields keep their resolver. Affects all classes declared so far, so call it
 * after all declarations.
 */
export function readPlainFields(): void {
  const { fields, authorizedFields, authorizedResolver, middlewares, resolverMiddlewares } = getMetadataStorage();
  const guardedClasses = new Set([...authorizedResolver, ...resolverMiddlewares].map(({ target }) => target));
  for (const field of fields) {
    const isGuarded = [...authorizedFields, ...middlewares].some(
      ({ target, fieldName }) => target === field.target && fieldName === field.name,
    );
    if (isGuarded || guardedClasses.has(field.target) || field.schemaName !== field.name) continue;
    field.simple ??= true;
  }
}
