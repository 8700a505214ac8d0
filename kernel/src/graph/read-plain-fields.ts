import { getMetadataStorage } from "type-graphql";

/**
 * Lets fields that only read a property be read without a resolver: type-graphql would give each of them one that looks for middlewares
 * at every call. Those that somebody guards keep theirs. For all classes that are known so far, once they are all declared.
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
