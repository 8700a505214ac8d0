import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { eventually } from "../../test-kit/clients/eventually.js";
import { metricOf } from "../../test-kit/clients/metric-of.js";
import type { Shopper } from "../../test-kit/clients/shopper.js";
import type { RunningServices } from "../running-services.js";
import { hangingInTurn, hangingNames, visitEach, type Requests } from "./hanging-requests.js";

/** Tests a process that accepts requests and answers none. The proof `hanging-subgraphs` measures the times. */
export function hangingSubgraph(servicesOf: () => RunningServices): void {
  describe.each(hangingInTurn(1))("%s hangs", (name) => {
    let services: RunningServices;
    let viewer: Shopper;
    let pid: number;
    let requests: Requests;

    const unavailable = { extensions: { code: "SUBGRAPH_UNAVAILABLE", service: name } };

    beforeAll(async () => {
      services = servicesOf();
      ({ viewer, requests } = await visitEach(services.shop));
      pid = services.processOf(`subgraphs/${name}/`);
      process.kill(pid, "SIGSTOP");
    });

    afterAll(() => process.kill(pid, "SIGCONT"));

    test("the router's circuit breaker opens, and requests that need it are refused while it hangs", async () => {
      await eventually(async () =>
        expect(await metricOf(services.metrics, `subgraph_circuit_open{subgraph="${name}"}`)).toBe(1),
      );
      for (let request = 0; request < 20; request += 1) {
        const { errors } = await viewer.execute(requests[name].queries[0]);
        expect(errors).toMatchObject([unavailable]);
      }
    });

    test("requests that do not need it and readiness probes are answered", async () => {
      const others = hangingNames.filter((each) => each !== name && !requests[each].otherNeeds?.includes(name));
      for (const other of others) {
        const { errors } = await viewer.execute(requests[other].queries[0]);
        expect([other, errors]).toEqual([other, []]);
      }
      expect((await services.shop.fetch("/health/ready")).status).toBe(200);
    });

    test("requests that need it are answered after it resumes", async () => {
      process.kill(pid, "SIGCONT");
      await eventually(async () => expect((await viewer.execute(requests[name].queries[0])).errors).toEqual([]));
      await eventually(async () => expect(await metricOf(services.metrics, `subgraph_up{subgraph="${name}"}`)).toBe(1));
    });
  });
}
