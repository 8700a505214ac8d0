import type { DataOf } from "../notification-data.js";
import type { MailTemplate } from "./mail-template.js";

export const accountDeleted: MailTemplate<DataOf<"ACCOUNT_DELETED">> = {
  subject: "Your account is deleted",
  text: `Your account is deleted, and with it what we knew of you. What the books must keep of your orders, such as amounts, is kept without your name and address.

This is the last mail that you get from us. If it was not you who deleted the account, answer this mail.`,
  html: `<p style="margin:0 0 16px;">Your account is deleted, and with it what we knew of you. What the books must keep of your orders, such as amounts, is kept without your name and address.</p>
<p style="margin:0;color:#7c786e;">This is the last mail that you get from us. If it was not you who deleted the account, answer this mail.</p>`,
  view: (data) => data,
};
