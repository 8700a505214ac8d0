import type { FastifySchema } from "fastify";
import { serviceAliases } from "../../health/service-health-routes.js";

interface HealthOperation {
  readonly url: string;
  readonly schema: FastifySchema;
}

const description = "From the router's last probe; the answer waits for no service.";

/** The health routes, which run no operation of the graph. */
export function healthOperations(): HealthOperation[] {
  const common = { tags: ["Health"], description, security: [] };
  const services = {
    ...common,
    operationId: "getServicesHealth",
    summary: "Get the state of all services",
    response: {
      200: answer("The states.", "ServicesHealth"),
      405: answer("The method is not GET.", "Problem"),
    },
  };
  const service = (alias: string, subgraph: string) => ({
    ...common,
    operationId: `get${alias[0]?.toUpperCase()}${alias.slice(1)}Health`,
    summary: `Get the state of ${subgraph}${alias === subgraph ? "" : `, as ${alias}`}`,
    response: {
      200: answer("It is up.", "ServiceHealth"),
      405: answer("The method is not GET.", "Problem"),
      503: answer("It is down.", "ServiceHealth"),
    },
  });
  return [
    { url: "/health/services", schema: services },
    ...Object.entries(serviceAliases).map(([alias, subgraph]) => ({
      url: `/${alias}/health`,
      schema: service(alias, subgraph),
    })),
  ];
}

function answer(text: string, body: string) {
  return { description: text, content: { "application/json": { schema: { $ref: `${body}#` } } } };
}
