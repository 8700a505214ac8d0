import { zodResolver } from "@hookform/resolvers/zod";
import { Anchor, Button, Group, Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { Link, type LoaderFunctionArgs } from "react-router";
import { useMutation, useQuery } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import type { UpdateProfileInput } from "../../../graph/schema-types.generated";
import { FormProblem } from "../../../ui/form/form-problem";
import { showInvalidFields } from "../../../ui/form/server-problems";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { z } from "../../../ui/form/zod";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { toast } from "../../../ui/toast/toast";
import { useFieldRules } from "../fields/field-rules";
import { AccountSkeleton } from "../components/account-skeleton";
import { PageTitle } from "../components/page-title";
import { Section } from "../components/section";
import { ChangeProfileDocument, ProfileDocument, type ProfileQuery } from "./profile.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, ProfileDocument, {});
  return null;
}

type Me = NonNullable<ProfileQuery["me"]>;

export function Component() {
  const t = useTranslations("account.profile");
  const format = useFormatter();
  const [answer, refetch] = useQuery({ query: ProfileDocument });
  const retry = () => refetch({ requestPolicy: "network-only" });
  return (
    <>
      <PageTitle>{t("title")}</PageTitle>
      <PageState answer={answer} loading={<AccountSkeleton height={320} />} retry={retry}>
        {({ me }) =>
          me ? (
            <>
              <Section title={t("who")}>
                <ProfileForm me={me} />
              </Section>
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

function ProfileForm({ me }: { readonly me: Me }) {
  const t = useTranslations("account.profile");
  const rules = useFieldRules();
  const refusalText = useRefusalText();
  const [, change] = useMutation(ChangeProfileDocument);
  const [problem, setProblem] = useState<string>();
  const schema = z.object({
    fullName: rules.optional,
    username: z
      .string()
      .trim()
      .regex(/^([\w.-]{3,40})?$/, t("usernameRule")),
  }) satisfies z.ZodType<UpdateProfileInput>;
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { fullName: me.fullName ?? "", username: me.username ?? "" },
  });
  const { errors, isSubmitting } = form.formState;
  const submit = form.handleSubmit(async ({ fullName, username }) => {
    setProblem(undefined);
    const { data, error } = await change({ input: { fullName: fullName || null, username: username || null } });
    const changed = data?.updateProfile;
    switch (changed?.__typename) {
      case "User":
        return toast({ message: t("saved") });
      case "Conflict":
        return form.setError("username", { message: t("usernameTaken") }, { shouldFocus: true });
      case "InvalidInput":
        return setProblem(showInvalidFields(form, changed).join(" "));
      case undefined:
        setProblem(refusalText(error));
    }
  });
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap="md" maw={420}>
        <FormProblem>{problem}</FormProblem>
        <TextInput
          {...form.register("fullName")}
          label={t("fullName")}
          autoComplete="name"
          error={errors.fullName?.message}
        />
        <TextInput
          {...form.register("username")}
          label={t("username")}
          description={t("usernameHint")}
          autoComplete="nickname"
          error={errors.username?.message}
        />
        <Button type="submit" loading={isSubmitting} style={{ alignSelf: "flex-start" }}>
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
}
