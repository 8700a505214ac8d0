import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import { taxRates, type TaxRequest } from "@souk/shop/config";
import { taxCalculatorContract } from "@souk/orders/testing/tax-calculator-contract";
import { afterAll, beforeAll } from "vitest";
import { taxService } from "./tax-service.ts";

const rates = taxRates([{ name: { en: "GST", fr: "TPS" }, basisPoints: 500, country: "CA" }]);
const service = createServer((request, response) => {
  void json(request)
    .then((requested) => rates.calculate(requested as TaxRequest))
    .then((answer) => response.end(JSON.stringify(answer)));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  process.env.TAX_SERVICE_URL = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
});
afterAll(() => service.close());

taxCalculatorContract(() => taxService);
