import { composeServices } from "@apollo/composition";
import { parse } from "graphql";
import { subgraphNames, subgraphSdl, type SubgraphName } from "./subgraphs.ts";

/** The supergraph SDL for subgraphs at these addresses. */
export function supergraphOf(urls: Readonly<Record<SubgraphName, string>>): string {
  const services = subgraphNames.map((name) => ({ name, typeDefs: parse(subgraphSdl(name)), url: urls[name] }));
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new AggregateError(errors ?? [], "the subgraphs of the bench do not compose");
  return supergraphSdl;
}
