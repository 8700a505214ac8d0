import { Button, Group, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useHref } from "react-router";
import { useMutation } from "urql";
import { useFormatter, useTranslations } from "use-intl/react";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { ConfirmDialog } from "../components/confirm-dialog";
import { Section } from "../components/section";
import {
  LinkElsewhereDocument,
  UnlinkElsewhereDocument,
  type LinkedIdentityFragment,
  type SecurityQuery,
} from "./security.generated";

type Provider = NonNullable<SecurityQuery["signInProviders"]>[number];

interface IdentitiesSectionProps {
  readonly identities: readonly LinkedIdentityFragment[];
  readonly providers: readonly Provider[];
}

/** The sign-in providers that are linked to the account. Renders nothing if the shop works with no provider. */
export function IdentitiesSection({ identities, providers }: IdentitiesSectionProps) {
  const t = useTranslations("account.security.identities");
  const nameOf = (id: string) => providers.find((provider) => provider.id === id)?.name ?? id;
  const others = providers.filter(({ id }) => !identities.some(({ provider }) => provider === id));
  if (identities.length === 0 && others.length === 0) return null;
  return (
    <Section title={t("title")} text={t("text")}>
      <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: "none" }}>
        {identities.map((identity) => (
          <LinkedIdentity key={identity.id} identity={identity} name={nameOf(identity.provider)} />
        ))}
      </Stack>
      <Group>
        {others.map((provider) => (
          <LinkButton key={provider.id} provider={provider} />
        ))}
      </Group>
    </Section>
  );
}

function LinkedIdentity({ identity, name }: { readonly identity: LinkedIdentityFragment; readonly name: string }) {
  const t = useTranslations("account.security.identities");
  const format = useFormatter();
  const refusalText = useRefusalText();
  const [{ fetching }, unlink] = useMutation(UnlinkElsewhereDocument);
  const [confirming, setConfirming] = useState(false);
  const { id, email, linkedAt } = identity;
  const remove = async () => {
    const { data, error } = await unlink({ id });
    setConfirming(false);
    switch (data?.unlinkIdentity?.__typename) {
      case "User":
      case "NotFound":
        return toast({ message: t("unlinked", { name }) });
      case "Conflict":
        return toast({ kind: "problem", message: t("onlyWayIn", { name }) });
      case undefined:
        toast({ kind: "problem", message: refusalText(error) });
    }
  };
  return (
    <Group component="li" justify="space-between" gap="sm">
      <div>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {[email, t("since", { date: format.dateTime(new Date(linkedAt), { dateStyle: "medium" }) })]
            .filter(Boolean)
            .join(" · ")}
        </Text>
      </div>
      <Button variant="default" size="xs" onClick={() => setConfirming(true)} aria-label={t("unlinkOf", { name })}>
        {t("unlink")}
      </Button>
      <ConfirmDialog
        opened={confirming}
        title={t("unlinkOf", { name })}
        text={t("unlinkText", { name })}
        confirmLabel={t("unlink")}
        loading={fetching}
        onConfirm={() => void remove()}
        onClose={() => setConfirming(false)}
      />
    </Group>
  );
}

function LinkButton({ provider: { id, name } }: { readonly provider: Provider }) {
  const t = useTranslations("account.security.identities");
  const [{ fetching }, begin] = useMutation(LinkElsewhereDocument);
  const [leaving, setLeaving] = useState(false);
  const returnTo = useHref("/account/security");
  const link = async () => {
    const { data } = await begin({ input: { provider: id, link: true, returnTo } });
    if (data?.beginProviderSignIn?.__typename !== "ProviderRedirect")
      return toast({ kind: "problem", message: t("unavailable", { name }) });
    setLeaving(true);
    location.assign(data.beginProviderSignIn.url);
  };
  return (
    <Button variant="default" loading={fetching || leaving} onClick={link}>
      {t("link", { name })}
    </Button>
  );
}
