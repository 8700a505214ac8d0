import type { MailTransport, SendOutcome } from "@souk/kernel/project/providers/mail-transport";
import { expect, test } from "@jest/globals";
import { transportMailer } from "./transport-mailer.js";

const mail = {
  id: "n1",
  round: 1,
  recipient: "june@example.com",
  subject: "s",
  text: "t",
  html: "h",
  headers: { "X-A": "b" },
};

function mailerThat(send: (mail: object) => unknown) {
  const transport: MailTransport = {
    name: "test",
    settings: { TEST_KEY: "required" },
    open:
      ({ TEST_KEY: key }) =>
      async (given) =>
        send({ ...given, key, isFrozen: Object.isFrozen(given) }) as SendOutcome,
  };
  return transportMailer({ transport, settings: { TEST_KEY: "key" } }, "Souk <shop@souk.example>");
}

test("a transport gets the mail with its sender, and its settings", async () => {
  const sent: object[] = [];
  const mailer = mailerThat((given) => (sent.push(given), { kind: "accepted" }));
  expect(await mailer.send(mail)).toEqual({ kind: "accepted" });
  expect(sent).toEqual([{ ...mail, from: "Souk <shop@souk.example>", key: "key", isFrozen: true }]);
});

test.each([
  ["nothing", undefined],
  ["another kind", { kind: "queued" }],
  ["a refusal without a reason", { kind: "refused" }],
  ["an endless reason", { kind: "refused", reason: "x".repeat(501) }],
])("a transport that returns %s has failed, and the mail is sent later", async (_what, outcome) => {
  await expect(mailerThat(() => outcome).send(mail)).rejects.toBeInstanceOf(Error);
});
