import type { FastifyInstance } from "fastify";
import { formType } from "../http/form-type.js";

/**
 * The answer that a request asks for, at an address that both a page and a REST route have: a page, data, or either
 * (`*\/*`).
 */
export type Representation = "page" | "data" | "either";

/** `rest`: a route for all but pages; `json`: a route for clients that name JSON. */
export type RestConstraint = "rest" | "json";

const constraintName = "representation";

/** Lets Fastify choose between a page and a REST route at the same address. */
export function addRepresentations(server: FastifyInstance): void {
  server.addConstraintStrategy({
    name: constraintName,
    storage() {
      type Handler = NonNullable<ReturnType<ReturnType<Strategy["storage"]>["get"]>>;
      const handlers = new Map<unknown, Handler>();
      return {
        get(requested) {
          if (requested === "page") return null;
          return handlers.get("rest") ?? (requested === "data" ? (handlers.get("json") ?? null) : null);
        },
        set: (constraint, handler) => void handlers.set(constraint, handler),
      };
    },
    deriveConstraint: ({ method, headers }): Representation =>
      representationOf(method ?? "GET", headers.accept, headers["content-type"]),
    validate() {},
  });
}

type Strategy = Parameters<FastifyInstance["addConstraintStrategy"]>[0];

export function constrainedTo(constraint: RestConstraint): { readonly constraints: Record<string, RestConstraint> } {
  return { constraints: { [constraintName]: constraint } };
}

/** A browser names HTML when it opens a page, and sends forms; an API client does neither. */
function representationOf(method: string, accept: string | undefined, contentType: string | undefined): Representation {
  if (method !== "GET" && method !== "HEAD") return contentType?.startsWith(formType) === true ? "page" : "data";
  if (accept?.includes("text/html") === true) return "page";
  return accept?.includes("json") === true ? "data" : "either";
}
