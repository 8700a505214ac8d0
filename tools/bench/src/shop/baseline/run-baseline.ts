import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { baselineAdd, type AddInput } from "./baseline-cart.ts";
import { baselineCheckout, type CheckoutInput } from "./baseline-checkout.ts";
import { baselineCourse } from "./baseline-course.ts";
import { BaselineDatabases, Work } from "./baseline-databases.ts";
import { baselineHash, baselineLogin, type LoginInput } from "./baseline-login.ts";
import { baselineDetail, baselineList, type ListInput } from "./products.ts";

type Handler = (work: Work, input: never) => Promise<object>;

/**
 * The baseline for the shop: Node's plain HTTP server and `pg` with prepared statements, without GraphQL or
 * authorization. Each path takes the variables of an operation, with the buyer's id if there is a buyer, and returns
 * the same answer.
 */
const handlers: Readonly<Record<string, Handler>> = {
  "/list": (work, input: ListInput) => baselineList(work, input),
  "/detail": (work, input: { readonly slug: string }) => baselineDetail(work, input),
  "/course": (work, input: { readonly slug: string }) => baselineCourse(work, input),
  "/add": (work, input: AddInput) => baselineAdd(work, input),
  "/checkout": (work, input: CheckoutInput) => baselineCheckout(work, input),
  "/login": (work, input: LoginInput) => baselineLogin(work, input),
  "/hash": (work, input: LoginInput) => baselineHash(work, input),
};

const [serverUrl = ""] = process.argv.slice(2);
const databases = new BaselineDatabases(serverUrl);

const server = createServer((request, response) => {
  const work = new Work(databases);
  answer(request, work).then(
    (data) => {
      const text = JSON.stringify({ data });
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": Buffer.byteLength(text),
        "x-souk-work": `sql=${work.statements}, fetches=0`,
      });
      response.end(text);
    },
    (error: unknown) => {
      response.writeHead(500).end(JSON.stringify({ errors: [{ message: String(error) }] }));
    },
  );
});

async function answer(request: IncomingMessage, work: Work): Promise<object> {
  const handle = handlers[request.url ?? ""];
  if (!handle) throw new RangeError(`there is no ${request.url}`);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return handle(work, JSON.parse(Buffer.concat(parts).toString()) as never);
}

server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
