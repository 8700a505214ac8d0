import { Anchor, Group, Text } from "@mantine/core";
import { Link, type LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { fieldsOfOwner } from "../../../ui/custom-fields/custom-values";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { AccountSkeleton } from "../components/account-skeleton";
import { PageTitle } from "../components/page-title";
import { Section } from "../components/section";
import { profileAction } from "./profile-action";
import { ProfileFields } from "./profile-fields";
import { ProfileForm } from "./profile-form";
import { ProfilePicture } from "./profile-picture";
import { ProfileDocument } from "./profile.generated";

export const action = import.meta.env.SSR ? profileAction : undefined;

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, ProfileDocument, {});
  return null;
}

export function Component() {
  const t = useTranslations("account.profile");
  const format = useFormatter();
  const [answer, refetch] = useQuery({ query: ProfileDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <PageState answer={answer} loading={<AccountSkeleton height={320} />} retry={retry}>
        {({ me, customFields }) =>
          me ? (
            <>
              <Section title={t("who")}>
                <ProfilePicture url={me.avatar?.url} />
                <ProfileForm me={me} />
              </Section>
              <ProfileFields values={me.customValues} fields={fieldsOfOwner(customFields)} />
              <Section title={t("email")}>
                <Group justify="space-between">
                  <Text>{me.email}</Text>
                  <Anchor component={Link} to="/account/security" size="sm">
                    {t("changeEmail")}
                  </Anchor>
                </Group>
                <Text size="sm" c="dimmed">
                  {t("since", { date: format.dateTime(new Date(me.createdAt), { dateStyle: "long" }) })}
                </Text>
              </Section>
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}
