import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { passwordPolicy } from "../domain/credentials/password-policy.js";
import { resetPasswordPages } from "./reset-password-page.js";
import { resetPasswordScript } from "./reset-password-script.js";

const token = "a_b-C".repeat(8) + "123";
const [page, script] = resetPasswordPages;

test("the page contains the token and the policy, and loads its own script", async () => {
  const { status, body } = await page!.answer({ token });
  expect(status).toBe(200);
  expect(body).toContain(`<form data-token="${token}">`);
  expect(body).toContain(passwordPolicy.description);
  const addresses = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(["/accounts/page.css", "data:,", "/", script!.path, "/"]);
  expect(await script!.answer({})).toMatchObject({ contentType: "text/javascript; charset=utf-8" });
  expect(body).not.toMatch(/<style|<script>| style=| on\w+=|https?:\/\//);
});

test("the field, its rules and the result are announced to screen readers", async () => {
  const { body } = await page!.answer({ token });
  expect(body).toMatch(/<label for="password">.*\n<input id="password" .*aria-describedby="policy outcome">/);
  expect(body).toContain(`<p role="status" id="outcome">`);
});

test("an incomplete link shows no form", async () => {
  const { status, body } = await page!.answer({ token: "short" });
  expect([status, body.includes("<form")]).toEqual([404, false]);
});

describe("the form", () => {
  test("sends the token with the password by ResetPassword, and reports the change", async () => {
    const shown = await submitted({
      data: { resetPassword: { __typename: "SignedIn", user: { email: "june@example.com" } } },
    });
    expect(shown.sent).toEqual([{ token, newPassword: "a new fine password" }]);
    expect(shown.outcome.textContent).toMatch(/june@example\.com is changed/);
    expect(shown.form.hidden).toBe(true);
  });

  test.each([
    ["stays open for a weak password", { __typename: "WeakPassword", message: "It is weak." }, false, true],
    ["closes for an invalid link", { __typename: "VerificationFailed", message: "It is used." }, true, false],
    ["stays open after any other failure", { __typename: "SomethingNew", message: "Wait." }, false, false],
  ])("%s", async (_case, resetPassword, disabled, invalid) => {
    const { outcome, button, password } = await submitted({ data: { resetPassword } });
    expect([outcome.textContent, button.disabled]).toEqual([resetPassword.message, disabled]);
    expect([password.attributes.get("aria-invalid"), password.focused]).toEqual([
      invalid ? "true" : undefined,
      invalid,
    ]);
  });

  test("can be sent again after an error", async () => {
    const { outcome, button } = await submitted({ data: { resetPassword: null }, errors: [{ message: "Later." }] });
    expect([outcome.textContent, button.disabled]).toEqual(["Later.", false]);
  });

  test("can show the password", () => {
    const { shown, password } = openPage({});
    shown.checked = true;
    shown.listeners.change?.({ preventDefault: () => {} });
    expect(password.type).toBe("text");
  });
});

type Listener = (event: { preventDefault: () => void }) => unknown;

/** Fakes the parts of an element that the script needs. */
function element() {
  const listeners: Record<string, Listener> = {};
  const attributes = new Map<string, string>();
  return {
    listeners,
    attributes,
    textContent: "",
    type: "password",
    value: "a new fine password",
    checked: false,
    disabled: false,
    hidden: false,
    focused: false,
    dataset: { token },
    addEventListener: (name: string, listener: Listener) => void (listeners[name] = listener),
    setAttribute: (name: string, value: string) => void attributes.set(name, value),
    removeAttribute: (name: string) => void attributes.delete(name),
    focus() {
      this.focused = true;
    },
  };
}

function openPage(answer: object) {
  const sent: unknown[] = [];
  const [form, button, password, shown, outcome] = [element(), element(), element(), element(), element()];
  const fetch = async (_url: string, { body }: { body: string }) => {
    sent.push(JSON.parse(body).variables.input);
    return { json: async () => answer };
  };
  const document = {
    querySelector: (name: string) => ({ form, button })[name],
    getElementById: (id: string) => ({ password, shown, outcome })[id],
  };
  runInNewContext(resetPasswordScript, { document, fetch });
  return { sent, form, button, password, shown, outcome };
}

async function submitted(answer: object) {
  const elements = openPage(answer);
  await elements.form.listeners.submit?.({ preventDefault: () => {} });
  return elements;
}
