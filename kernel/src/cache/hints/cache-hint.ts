import type { ConstDirectiveNode } from "graphql";

/** The `@cacheControl` hint of a type or a field. */
export interface CacheHint {
  readonly maxAge: number | undefined;
  readonly isPrivate: boolean | undefined;
  readonly inheritsMaxAge: boolean;
}

/** Any part of a schema that may carry a hint. */
interface Hinted {
  readonly astNode?: { readonly directives?: readonly ConstDirectiveNode[] } | null | undefined;
  readonly extensionASTNodes?: readonly { readonly directives?: readonly ConstDirectiveNode[] }[];
}

export const cacheControlDirective = "cacheControl";

/** The SDL that precedes a subgraph's schema when it uses hints. The scopes are hidden from clients. */
export const cacheControlSdl = `directive @${cacheControlDirective}(
  maxAge: Int
  scope: CacheControlScope
  inheritMaxAge: Boolean
) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION

enum CacheControlScope @inaccessible {
  PUBLIC
  PRIVATE
}\n`;

export function hintOf({ astNode, extensionASTNodes = [] }: Hinted): CacheHint {
  const given = [astNode, ...extensionASTNodes]
    .flatMap((node) => node?.directives ?? [])
    .filter(({ name }) => name.value === cacheControlDirective)
    .flatMap((directive) => directive.arguments ?? []);
  const valueOf = (name: string): string | boolean | undefined => {
    const value = given.find((argument) => argument.name.value === name)?.value;
    return value && "value" in value ? value.value : undefined;
  };
  const [maxAge, scope] = [valueOf("maxAge"), valueOf("scope")];
  return {
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    isPrivate: scope === undefined ? undefined : scope === "PRIVATE",
    inheritsMaxAge: valueOf("inheritMaxAge") === true,
  };
}
