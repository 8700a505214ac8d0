import { Client, gql } from "@urql/core";
import { expect, test, vi } from "vitest";
import { fromValue, mergeMap, pipe } from "wonka";
import { captchaExchange, type AskForCaptcha } from "./captcha-exchange";

const frame = "/captcha/frame";
const refusal = (address = frame) => ({
  errors: [{ message: "no", extensions: { code: "CAPTCHA_REQUIRED", captcha: { frame: address } } }],
});

/** A client whose shop accepts the token "right" only; returns the tokens that it received. */
function aClient(tokens: readonly (string | undefined)[], address?: string) {
  const received: (string | null)[] = [];
  const left = [...tokens];
  const request = vi.fn<AskForCaptcha>(async () => left.shift());
  const client = new Client({
    url: "http://shop/graphql",
    preferGetMethod: false,
    fetchOptions: () => ({ headers: { "accept-language": "fr" } }),
    exchanges: [
      captchaExchange(request),
      () => (operations) =>
        pipe(
          operations,
          mergeMap((operation) => {
            const { fetchOptions } = operation.context;
            const headers = new Headers((typeof fetchOptions === "function" ? fetchOptions() : fetchOptions)?.headers);
            received.push(headers.get("x-captcha-token"));
            expect(headers.get("accept-language")).toBe("fr");
            const isRight = headers.get("x-captcha-token") === "right";
            const error = isRight ? undefined : { graphQLErrors: refusal(address).errors };
            return fromValue({
              operation,
              data: isRight ? { sent: true } : undefined,
              error,
              stale: false,
              hasNext: false,
            } as never);
          }),
        ),
    ],
  });
  return { client, execute: request, received };
}

const mutation = gql`
  mutation {
    send
  }
`;

test("a refused mutation is sent again with the token of a solved captcha", async () => {
  const { client, execute: request, received } = aClient(["right"]);
  expect((await client.mutation(mutation, {}).toPromise()).data).toEqual({ sent: true });
  expect([request.mock.calls, received]).toEqual([[[frame]], [null, "right"]]);
});

test("a refused token asks again, and a visitor who declines gets the refusal", async () => {
  const { client, received } = aClient(["wrong", undefined]);
  expect((await client.mutation(mutation, {}).toPromise()).error).toBeDefined();
  expect(received).toEqual([null, "wrong"]);
});

test.each(["https://evil.example/", "//evil.example/"])(
  "a frame of another origin is not opened: %s",
  async (address) => {
    const { client, execute: request } = aClient(["right"], address);
    expect((await client.mutation(mutation, {}).toPromise()).error).toBeDefined();
    expect(request).not.toHaveBeenCalled();
  },
);
