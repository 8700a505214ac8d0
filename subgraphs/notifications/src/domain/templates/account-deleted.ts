import type { DataOf } from "../notification-data.js";
import { footnote, paragraph } from "./html-parts.js";
import type { MailTemplate } from "./mail-template.js";

export const accountDeleted: MailTemplate<DataOf<"ACCOUNT_DELETED">> = {
  texts: {
    en: {
      subject: "Your account was deleted",
      text: `Your account and your personal information were deleted. Records that we must keep about your orders, such as amounts, are kept without your name and address.

This is the last email that you receive from us. If you did not delete your account, reply to this email.`,
      html: `${paragraph("Your account and your personal information were deleted. Records that we must keep about your orders, such as amounts, are kept without your name and address.")}
${footnote("This is the last email that you receive from us. If you did not delete your account, reply to this email.")}`,
    },
    fr: {
      subject: "Votre compte a été supprimé",
      text: `Votre compte et vos informations personnelles ont été supprimés. Les données que nous devons conserver sur vos commandes, comme les montants, le sont sans votre nom ni votre adresse.

Ceci est le dernier courriel que vous recevez de notre part. Si vous n’avez pas supprimé votre compte, répondez à ce courriel.`,
      html: `${paragraph("Votre compte et vos informations personnelles ont été supprimés. Les données que nous devons conserver sur vos commandes, comme les montants, le sont sans votre nom ni votre adresse.")}
${footnote("Ceci est le dernier courriel que vous recevez de notre part. Si vous n’avez pas supprimé votre compte, répondez à ce courriel.")}`,
    },
  },
  view: (data) => data,
};
