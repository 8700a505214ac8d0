import type { MailTransport } from "@souk/shop/config";

/** A mail service with an HTTP API. 4xx: the same mail would be refused again. Anything else is tried again. */
export const mailService: MailTransport = {
  name: "mail-service",
  settings: { MAIL_SERVICE_URL: "optional", MAIL_SERVICE_KEY: "optional" },
  open({ MAIL_SERVICE_URL: url = "https://mail.example/v1/messages", MAIL_SERVICE_KEY: key = "" }) {
    return async ({ id, round, from, recipient, subject, text, html, headers: mailHeaders = {} }) => {
      const headers = { authorization: `Bearer ${key}`, "idempotency-key": `${id}-${round}` };
      const body = JSON.stringify({ from, to: recipient, subject, text, html, headers: mailHeaders });
      const response = await fetch(url, { method: "POST", headers, body });
      if (response.ok) return { kind: "accepted" };
      if (response.status < 500 && response.status !== 429)
        return { kind: "refused", reason: `the mail service answered ${response.status}` };
      throw new Error(`the mail service answered ${response.status}`);
    };
  },
};
