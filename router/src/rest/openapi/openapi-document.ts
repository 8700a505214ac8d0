import swagger from "@fastify/swagger";
import Fastify, { type FastifySchema } from "fastify";
import { z } from "zod";
import { formType } from "../../http/form-type.js";
import { namedSchemas } from "../bodies/fields.js";
import type { RestRoute, RestTag } from "../rest-route.js";
import { restRoutes } from "../rest-routes.js";
import "./common-schemas.js";
import { healthOperations } from "./health-operations.js";
import { answersOf } from "./route-answers.js";

/** An OpenAPI 3.1 document. */
export type OpenApiDocument = Readonly<Record<string, unknown>> & { readonly openapi: string };

type JsonSchema = Record<string, unknown>;

const tags: Readonly<Record<RestTag, string>> = {
  Identity: "Accounts, sign-in and tokens.",
  Catalog: "Products and categories.",
  Cart: "The cart of a user or guest.",
  Orders: "The checkout, and orders.",
  Payments: "Payments and stored payment methods.",
  Shipping: "Parcels of orders.",
  Notifications: "Mails to users.",
  Courses: "Courses and enrollments.",
  Learning: "Lessons, quizzes, questions and notes of students.",
  Teaching: "Students, answers to mark, announcements, statistics and income of instructors.",
  Health: "The state of the services.",
};

const securitySchemes = {
  bearer: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "An access token, an API key of the staff, or the token of a service.",
  },
  cookie: {
    type: "apiKey",
    in: "cookie",
    name: "souk_access",
    description: "The cookie of a session. Programs that are not browsers may send it as `access_token`.",
  },
} as const;

/** Writes the OpenAPI document of the REST routes, from their declarations. */
export async function openApiDocument(): Promise<OpenApiDocument> {
  const server = Fastify();
  await server.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Souk REST API",
        version: "1.0.0",
        description:
          "The shop as REST. Each call runs an operation of the GraphQL API with its rules and limits. All errors have the same body.",
        license: { name: "MIT", identifier: "MIT" },
      },
      servers: [
        { url: "/api/v1", description: "Addresses without a prefix and below /api are the same." },
        { url: "/api", description: "As some of the earlier systems had them." },
      ],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: { securitySchemes },
    },
    refResolver: { buildLocalReference: (json) => json.$id as string },
  });
  // the document alone is wanted: nothing is validated or sent
  server.setValidatorCompiler(() => () => true);
  server.setSerializerCompiler(() => () => "");
  for (const [name, schema] of Object.entries(namedJsonSchemas())) server.addSchema({ ...schema, $id: name });
  for (const route of restRoutes) {
    server.route({ method: route.method, url: route.path, schema: schemaOf(route), handler: noHandler });
  }
  for (const { url, schema } of healthOperations()) server.route({ method: "GET", url, schema, handler: noHandler });
  await server.ready();
  return server.swagger() as unknown as OpenApiDocument;
}

async function noHandler(): Promise<void> {}

function namedJsonSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(namedSchemas, { ...jsonSchemaOptions, uri: (name) => `${name}#` });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema as JsonSchema)]));
}

/** Returns the JSON schema of a part of a route; a named schema is a reference. */
function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  const name = namedSchemas.get(schema)?.id;
  if (name !== undefined) return { $ref: `${name}#` };
  if (schema instanceof z.ZodArray) return { type: "array", items: jsonSchemaOf(schema.element as z.ZodType) };
  return plain(z.toJSONSchema(schema, jsonSchemaOptions));
}

const jsonSchemaOptions: Pick<z.core.ToJSONSchemaParams, "io" | "unrepresentable" | "override"> = {
  io: "input",
  unrepresentable: "any",
  override({ jsonSchema }) {
    // the format says the same
    if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
    // each number of JavaScript has these bounds
    if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
  },
};

/** Removes the keys that name the schema's dialect and address. */
function plain({ $schema: _dialect, $id: _id, id: _name, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

function schemaOf(route: RestRoute): FastifySchema {
  const { name, tag, summary, description, access, params, query, body, takesForm, example } = route;
  const headers = headersOf(route);
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    security: access === "public" ? [] : [{ bearer: [] }, { cookie: [] }],
    ...(params ? { params: jsonSchemaOf(params) } : {}),
    ...(query ? { querystring: jsonSchemaOf(query) } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body: { content: contentOf(body, takesForm === true, example?.request) } } : {}),
    response: answersOf(route, jsonSchemaOf),
  };
}

function contentOf(body: z.ZodType, takesForm: boolean, example: unknown): JsonSchema {
  const schema = jsonSchemaOf(body);
  const json = { schema, ...(example === undefined ? {} : { examples: { sample: { value: example } } }) };
  return {
    "application/json": json,
    ...(takesForm ? { [formType]: { schema } } : {}),
  };
}

function headersOf({ method, ifMatch }: RestRoute): JsonSchema | undefined {
  const properties = {
    ...(method === "POST"
      ? {
          "Idempotency-Key": {
            type: "string",
            maxLength: 200,
            description: "The name of one attempt: a repeat returns its answer, with `Idempotency-Replayed`.",
          },
        }
      : {}),
    ...(ifMatch
      ? { "If-Match": { type: "string", description: "An ETag; the change is refused for another version." } }
      : {}),
  };
  return Object.keys(properties).length === 0 ? undefined : { type: "object", properties };
}
