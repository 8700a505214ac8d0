import type { SubgraphPage } from "@souk/kernel/subgraph/subgraph";
import { isUuid } from "@souk/kernel/values/uuid";
import { mailHtml, mailListHtml } from "./mailbox-html.js";
import type { MailboxMail, MailboxStore } from "../domain/mail.js";
import type { PageAnswer } from "@souk/kernel/http/page-answer";

const maxMails = 200;

/** The pages of the dev mailbox: HTML for people, JSON for scripts. */
export function mailboxPages(store: MailboxStore): readonly SubgraphPage[] {
  const ofMail = (answer: (mail: MailboxMail) => PageAnswer): SubgraphPage["answer"] => {
    return async ({ id }) => {
      const mail = isUuid(id) ? await store.findMail(id) : null;
      return mail ? answer(mail) : { status: 404, contentType: plainText, body: "There is no such mail.\n" };
    };
  };
  return [
    { path: "/dev/mail", answer: async () => ok(html, mailListHtml(await store.listMails(maxMails), maxMails)) },
    { path: "/dev/mail.json", answer: async () => ok(json, JSON.stringify(await store.listMails(maxMails), null, 2)) },
    { path: "/dev/mail/:id", answer: ofMail((mail) => ok(html, mailHtml(mail))) },
    { path: "/dev/mail/:id/text", answer: ofMail((mail) => ok(plainText, mail.text)) },
    { path: "/dev/mail/:id/html", answer: ofMail((mail) => ok(html, mail.html)) },
  ];
}

const html = "text/html; charset=utf-8";
const json = "application/json; charset=utf-8";
const plainText = "text/plain; charset=utf-8";

function ok(contentType: string, body: string): PageAnswer {
  return { status: 200, contentType, body };
}
