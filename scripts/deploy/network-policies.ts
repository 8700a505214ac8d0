import { BlockList } from "node:net";
import type { Manifest } from "./manifests.ts";

type Labels = Readonly<Record<string, string>>;

interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values: string[] }[];
}

interface PolicyPeer {
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly { readonly protocol: string; readonly port: number }[];
}

type Direction = "Ingress" | "Egress";

export interface PolicySpec {
  readonly podSelector: LabelSelector;
  readonly policyTypes: readonly Direction[];
  readonly ingress?: readonly PolicyRule[] | null;
  readonly egress?: readonly PolicyRule[] | null;
}

/** One end of a connection: a pod, in the namespace of the policies or in another one, or an address. */
export type Party =
  | { readonly name: string; readonly labels: Labels; readonly namespaceLabels?: Labels }
  | { readonly name: string; readonly address: string };

export interface Connection {
  readonly from: Party;
  readonly to: Party;
  readonly protocol: "TCP" | "UDP";
  readonly port: number;
}

export function policiesIn(manifests: readonly Manifest[]): PolicySpec[] {
  return manifests.filter(({ kind }) => kind === "NetworkPolicy").map(({ spec }) => spec as PolicySpec);
}

/**
 * Whether the policies allow a connection, by the rules of Kubernetes: a pod that a policy selects allows only what one
 * of its policies names, and both ends must allow it. Parties of other namespaces have no policies here.
 */
export function isAllowed(connection: Connection, policies: readonly PolicySpec[]): boolean {
  return allows("Egress", connection, policies) && allows("Ingress", connection, policies);
}

/** Whether the policies of one end allow a connection: those of the sender for `Egress`, of the receiver for `Ingress`. */
export function allows(direction: Direction, connection: Connection, policies: readonly PolicySpec[]): boolean {
  const [self, other] = direction === "Egress" ? [connection.from, connection.to] : [connection.to, connection.from];
  if (!("labels" in self) || self.namespaceLabels) return true;
  const own = policies.filter(
    ({ podSelector, policyTypes }) => policyTypes.includes(direction) && selects(podSelector, self.labels),
  );
  if (own.length === 0) return true;
  return own
    .flatMap(({ ingress, egress }) => (direction === "Egress" ? egress : ingress) ?? [])
    .some(({ from, to, ports }) => {
      const peers = direction === "Egress" ? to : from;
      return hasPort(ports, connection) && (!peers || peers.some((peer) => isPeer(peer, other)));
    });
}

function hasPort(ports: PolicyRule["ports"], { protocol, port }: Connection): boolean {
  return !ports || ports.some((each) => each.protocol === protocol && each.port === port);
}

function isPeer({ podSelector, namespaceSelector, ipBlock }: PolicyPeer, party: Party): boolean {
  if ("address" in party) return ipBlock !== undefined && isInBlock(ipBlock, party.address);
  if (ipBlock) return false;
  const isInNamespace = namespaceSelector
    ? party.namespaceLabels !== undefined && selects(namespaceSelector, party.namespaceLabels)
    : party.namespaceLabels === undefined;
  return isInNamespace && (!podSelector || selects(podSelector, party.labels));
}

function isInBlock({ cidr, except = [] }: NonNullable<PolicyPeer["ipBlock"]>, address: string): boolean {
  return isInSubnet(cidr, address) && !except.some((each) => isInSubnet(each, address));
}

function isInSubnet(cidr: string, address: string): boolean {
  const [network = "", prefix] = cidr.split("/");
  const list = new BlockList();
  list.addSubnet(network, Number(prefix));
  return list.check(address);
}

function selects({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels): boolean {
  const hasLabels = Object.entries(matchLabels).every(([name, value]) => labels[name] === value);
  return hasLabels && matchExpressions.every((expression) => holds(expression, labels));
}

function holds(
  { key, operator, values }: NonNullable<LabelSelector["matchExpressions"]>[number],
  labels: Labels,
): boolean {
  if (operator !== "In") throw new Error(`the operator ${operator} is not supported`);
  return values.includes(labels[key] ?? "");
}
