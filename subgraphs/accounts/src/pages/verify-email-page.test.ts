import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { verifyEmailPages, verifyEmailScript } from "./verify-email-page.js";

const [verifyEmailPage] = verifyEmailPages;

const token = "a_b-C".repeat(8) + "123";

test("the page contains the token, hides it from other sites, and runs only its own script", async () => {
  const { status, contentType, body } = await verifyEmailPage!.answer({ token });
  expect([status, contentType]).toEqual([200, "text/html; charset=utf-8"]);
  expect(body).toContain(`data-token="${token}"`);
  expect(body).toContain(`<meta name="referrer" content="no-referrer">`);
  const addresses = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(["/accounts/page.css", "data:,", "/", "/accounts/verify-email.js", "/"]);
  expect(body).not.toMatch(/<style|<script>| style=| on\w+=/);
  expect(body).not.toMatch(/https?:\/\//);
});

test.each([[undefined], ["short"], [`"><script>alert(1)</script>${"x".repeat(20)}`], ["../../etc/passwd"]])(
  "a link with %j is incomplete, and the page does not repeat it",
  async (wrong) => {
    const { status, body } = await verifyEmailPage!.answer(wrong === undefined ? {} : { token: wrong });
    expect(status).toBe(404);
    expect(body).not.toContain("alert");
    expect(body).not.toContain("<button");
  },
);

describe("the button", () => {
  test("sends the token by VerifyEmail and reports success", async () => {
    const page = await clicked({
      data: { verifyEmail: { __typename: "SignedIn", user: { email: "june@example.com" } } },
    });
    expect(page.sent).toMatchObject([
      ["/graphql", { method: "POST", headers: { "content-type": "application/json" } }],
    ]);
    expect(JSON.parse(page.sent[0]?.[1].body ?? "")).toMatchObject({
      operationName: "VerifyEmail",
      query: expect.stringContaining("verifyEmail(input: $input)"),
      variables: { input: { token } },
    });
    expect(page.outcome.textContent).toMatch(/june@example\.com is confirmed/);
    expect(page.button.hidden).toBe(true);
  });

  test("reports a failure", async () => {
    const page = await clicked({ data: { verifyEmail: { __typename: "VerificationFailed", message: "It is used." } } });
    expect(page.outcome.textContent).toBe("It is used.");
  });

  test("can be clicked again after an error", async () => {
    const page = await clicked({ data: { verifyEmail: null }, errors: [{ message: "Try later." }] });
    expect([page.outcome.textContent, page.button.disabled]).toEqual(["Try later.", false]);
  });

  test("sends nothing before a click, because mail scanners open links", () => {
    expect(openPage({}).sent).toEqual([]);
  });
});

/** Runs the page's script with fakes of the parts of a browser that it needs. */
function openPage(answer: object) {
  const sent: [string, { body: string }][] = [];
  const outcome = { textContent: "" };
  const button = {
    disabled: false,
    hidden: false,
    dataset: { token },
    click: async () => {},
    addEventListener: (_event: string, listener: () => Promise<void>) => (button.click = listener),
  };
  const fetch = async (...request: [string, { body: string }]) => {
    sent.push(request);
    return { json: async () => answer };
  };
  const document = { querySelector: () => button, getElementById: () => outcome };
  runInNewContext(verifyEmailScript, { document, fetch });
  return { sent, outcome, button };
}

async function clicked(answer: object) {
  const page = openPage(answer);
  await page.button.click();
  return page;
}
