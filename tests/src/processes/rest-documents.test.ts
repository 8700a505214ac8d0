import { afterAll } from "vitest";
import { signIn } from "../test-kit/clients/shopper.js";
import { replayDocuments } from "../rest/documents/replay.js";
import { RunningServices } from "./running-services.js";

let services: RunningServices | undefined;

replayDocuments(async () => {
  const started = (services = await RunningServices.start({ RATE_LIMITS: "off" }));
  const { shop } = started;
  return {
    client: shop,
    admin: await signIn(shop, "admin@example.com", "admin123"),
    tokenOf: (service) => started.serviceToken(service, "router"),
  };
});

afterAll(async () => services?.[Symbol.asyncDispose]());
