import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useTranslations } from "use-intl/react";
import { useViewer } from "../../../app/viewer/viewer";
import { Head } from "../../../ui/head/head";
import { EntryCard } from "../../../ui/entry-card/entry-card";
import { homeOf } from "../sign-in/return-path";
import type { MailedLink } from "./link-outcome";

/** Reports what a mailed link has done, and links to the next page. */
export function LinkDone({ link }: { readonly link: MailedLink }) {
  const t = useTranslations("account.mailedLink");
  const { user } = useViewer();
  return (
    <>
      <Head title={t(`${link}.done`)} hidden />
      <EntryCard title={t(`${link}.done`)} text={user && t("signedInAs", { email: user.email })}>
        <Button component={Link} to={user ? homeOf(user.sessionRole ?? user.role) : "/login"}>
          {user ? t("continue") : t("signIn")}
        </Button>
      </EntryCard>
    </>
  );
}
