import type { LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { usualRules } from "../fields/new-password-field";
import { AccountSkeleton } from "../components/account-skeleton";
import { PageTitle } from "../components/page-title";
import { EmailSection } from "./email-section";
import { IdentitiesSection } from "./identities-section";
import { PasswordSection } from "./password-section";
import { SecondFactorSection } from "./second-factor-section";
import { SecurityDocument } from "./security.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, SecurityDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("account.security");
  const [answer, refetch] = useQuery({ query: SecurityDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <PageState answer={answer} loading={<AccountSkeleton height={480} />} retry={retry}>
        {({ me, signInProviders, passwordPolicy }) =>
          me ? (
            <>
              <PasswordSection rules={passwordPolicy ?? usualRules} email={me.email} />
              <SecondFactorSection isOn={me.twoFactorEnabled} isAdmin={me.role === "ADMIN"} onChange={retry} />
              <EmailSection email={me.email} onChange={retry} />
              <IdentitiesSection identities={me.identities} providers={signInProviders ?? []} />
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}
