import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rootFields } from "@souk/kernel/subgraph/request/root-fields";
import { allowedServiceCalls, type ServiceCall } from "@souk/kernel/subgraph/service-calls";
import { documentOf, readPeerOperations } from "../generate/peer-operations.ts";

const subgraphs = readdirSync("subgraphs").sort();
const peersFile = ({ caller, callee }: Pick<ServiceCall, "caller" | "callee">): string =>
  `subgraphs/${caller}/src/peers/${callee}.graphql`;
const uses = (name: string, part: string): boolean =>
  readFileSync(`subgraphs/${name}/src/app.ts`, "utf8").includes(`"@souk/kernel/${part}"`);

/** Calls that the kernel makes for the subgraphs that use these parts of it. */
const toAccounts = [
  ...[...subgraphs, "project"].map((caller) => ({ caller, field: "sessionStatus" })),
  ...subgraphs.filter((name) => uses(name, "audit/audit-log")).map((caller) => ({ caller, field: "recordAudit" })),
].map((call) => ({ ...call, callee: "accounts" }));
const toNotifications = subgraphs
  .filter((name) => uses(name, "domain-events/event-jobs"))
  .flatMap((caller) => ["receiveEvent", "wantedEvents"].map((field) => ({ caller, callee: "notifications", field })));
const ofKernel = [...toAccounts, ...toNotifications];

const ofPeers = readPeerOperations().flatMap((peer) =>
  rootFields(documentOf(peer)).map((field) => ({ caller: peer.caller, callee: peer.callee, field })),
);
/** Calls that the router makes for itself. */
const ofRouter = ["exchangeApiKey", "recordUsage"].map((field) => ({ caller: "edge", callee: "accounts", field }));
/** Calls of the import program, in shop/src/import/. */
const ofImport = subgraphs
  .filter((name) => uses(name, "imports/import-resolver"))
  .map((callee) => ({ caller: "import", callee, field: "importRecords" }));
const requested: readonly ServiceCall[] = [...ofKernel, ...ofPeers, ...ofRouter, ...ofImport];
const allowed = allowedServiceCalls();

const isIn = (calls: readonly ServiceCall[], { caller, callee, field }: ServiceCall): boolean =>
  calls.some((call) => call.caller === caller && call.callee === callee && call.field === field);

test("every operation of a service is allowed by a row", () => {
  const forbidden = requested.filter((call) => !isIn(allowed, call));
  expect(
    forbidden.map(
      ({ caller, callee, field }) =>
        `${caller} asks ${callee} for ${field} and is refused. Add "${caller}" to ${callee}.${field} in kernel/src/subgraph/service-calls.ts.`,
    ),
  ).toEqual([]);
});

test("every row matches an operation of a service", () => {
  const unused = allowed.filter((call) => !isIn(requested, call));
  expect(
    unused.map(
      (call) =>
        `${call.caller} may ask ${call.callee} for ${call.field} and does not. Take "${call.caller}" out of ` +
        `${call.callee}.${call.field} in kernel/src/subgraph/service-calls.ts, or write the operation into ${peersFile(call)}.`,
    ),
  ).toEqual([]);
});

/** The arrows between two services in the sequences of docs/data-flow.md: `O->>Y: chargeOrder, under the order's key`. */
const drawn = [
  ...readFileSync("docs/data-flow.md", "utf8").matchAll(/^```mermaid\n(sequenceDiagram\n[\s\S]*?)^```$/gm),
].flatMap(([, diagram = ""]) => {
  const service = new Map(
    [...diagram.matchAll(/^ *participant (\w+) as (\w+)/gm)].map(([, alias = "", name = ""]) => [alias, name]),
  );
  return [...diagram.matchAll(/^ *(\w+)->>(\w+): (\w+)/gm)].flatMap(([, from = "", to = "", field = ""]) => {
    const [caller = "", callee = ""] = [service.get(from), service.get(to)];
    return caller !== callee && subgraphs.includes(caller) && subgraphs.includes(callee)
      ? [{ caller, callee, field }]
      : [];
  });
});

test("S1-64: docs/data-flow.md draws only calls of the table, in the words of the table", () => {
  expect(drawn.length).toBeGreaterThan(30);
  expect(drawn.filter((call) => !isIn(allowed, call))).toEqual([]);
});

test("S0-43: docs/cart-calls.md has a row for each call from and to the cart, and no other", () => {
  const ofEverySubgraph = new Set(["failedJobs", "retryFailedJob", "importRecords", "sessionStatus"]);
  const isOfCart = ({ caller, callee, field }: ServiceCall): boolean =>
    (caller === "cart" || callee === "cart") && !ofEverySubgraph.has(field);
  const text = ({ caller, callee, field }: ServiceCall): string => `${caller} > ${callee}.${field}`;
  const rows = readFileSync("docs/cart-calls.md", "utf8").matchAll(/^\| (\w+) +\| (\w+) +\| ([^|]+)\|/gm);
  const named = [...rows].flatMap(([, caller = "", callee = "", fields = ""]) =>
    subgraphs.includes(caller) && subgraphs.includes(callee)
      ? [...fields.matchAll(/`(\w+)`/g)].map(([, field = ""]) =>
          text({ caller, callee, field: field === "Product" ? "_entities" : field }),
        )
      : [],
  );
  expect([...new Set(named)].sort()).toEqual(allowed.filter(isOfCart).map(text).sort());
});

test("no call is allowed twice", () => {
  const calls = allowed.map(({ caller, callee, field }) => `${caller} > ${callee}.${field}`);
  expect(calls).toEqual([...new Set(calls)]);
});
