import { projectService } from "@souk/kernel/config/subgraph-addresses";
import type { ExecuteGraph } from "@souk/kernel/project/subgraphs/execute-graph";
import type { LoadedProject } from "@souk/kernel/project/project";
import type { ProjectGraph, ProjectGraphContext } from "@souk/kernel/project/subgraphs/project-graph";
import { headerNames } from "@souk/kernel/subgraph/graph-request";
import { currentRequest } from "@souk/kernel/logging/request-context";
import { ServiceUnavailableError } from "@souk/kernel/errors/service-unavailable";
import { oncePerRequest, type GraphContext } from "@souk/kernel/subgraph/graph-context";
import { SubgraphServer } from "@souk/kernel/subgraph/subgraph-server";
import type { ServiceContext, Subgraph } from "@souk/kernel/subgraph/subgraph";
import { GraphQLError } from "graphql";
import { projectSdl } from "../compose/project-schemas.js";
import { projectSchema } from "./project-schema.js";

type ProjectServiceContext = Pick<
  ServiceContext,
  "logger" | "clock" | "accessTokens" | "serviceTokens" | "peer" | "showsStacks"
>;

/** Starts the subgraph with the project's own types and fields. */
export async function startProjectGraph(
  loaded: LoadedProject,
  graph: ProjectGraph,
  { execute, ...serviceContext }: ProjectServiceContext & { readonly execute: ExecuteGraph },
): Promise<Subgraph> {
  const contextOf = (context: GraphContext): ProjectGraphContext =>
    oncePerRequest(context, graph, () => projectContext(context, execute));
  const schema = projectSchema(await projectSdl(loaded), graph.resolvers, contextOf);
  const server = new SubgraphServer({ name: projectService, schema, serviceContext });
  return {
    name: projectService,
    execute: (request, headers) => server.execute(request, headers),
    subscribe: (request, headers, signal) => server.subscribe(request, headers, signal),
    // it has no database
    checkHealth: async () => undefined,
    async [Symbol.asyncDispose]() {
      server[Symbol.dispose]();
    },
  };
}

function projectContext(context: GraphContext, execute: ExecuteGraph): ProjectGraphContext {
  const { locale, now, logger, clientAddress } = context;
  return {
    get viewer() {
      return context.viewer;
    },
    locale,
    now,
    logger,
    async graph<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
      const request = currentRequest();
      const headers = {
        authorization: request?.authorization,
        [headerNames.correlationId]: request?.correlationId,
        "accept-language": locale ?? undefined,
      };
      const { data, errors } = await execute({ query, variables, headers, clientAddress });
      const [error] = errors ?? [];
      if (error?.extensions?.code === "SUBGRAPH_UNAVAILABLE") throw new ServiceUnavailableError("router");
      if (error) throw new GraphQLError(error.message, { extensions: { ...error.extensions } });
      return data as Data;
    },
  };
}
