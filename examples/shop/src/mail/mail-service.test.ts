import { createServer } from "node:http";
import { json } from "node:stream/consumers";
import type { AddressInfo } from "node:net";
import { mailTransportContract } from "@souk/notifications/testing/mail-transport-contract";
import { mailService } from "./mail-service.ts";

const statuses = { accepted: 200, refused: 422, unavailable: 503 } as const;

mailTransportContract(async () => {
  const received: string[] = [];
  let status: number = statuses.accepted;
  const service = createServer((request, response) => {
    void json(request).then((body) => {
      received.push(`${String(request.headers["idempotency-key"])} ${JSON.stringify(body)}`);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => service.listen(0, "127.0.0.1", resolve));
  const { port } = service.address() as AddressInfo;
  return {
    send: mailService.open({ MAIL_SERVICE_URL: `http://127.0.0.1:${port}`, MAIL_SERVICE_KEY: "key" }),
    received: () => received,
    answerWith: (answer) => (status = statuses[answer]),
    async [Symbol.asyncDispose]() {
      await new Promise((resolve) => service.close(resolve));
    },
  };
});
