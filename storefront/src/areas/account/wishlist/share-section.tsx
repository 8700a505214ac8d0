import { Button, CopyButton, Group, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconShare } from "@tabler/icons-react";
import { useState } from "react";
import { useActionData, useHref } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { useShopSettings } from "../../../app/shop-settings";
import { FormProblem } from "../../../ui/form/form-problem";
import { Section } from "../components/section";
import { changeWishlist } from "./change-wishlist";
import { useWishlistProblem } from "./use-wishlist-problem";
import { wishlistFields, wishlistPath, type RefusedWishlistForm } from "./wishlist-action";
import classes from "./wishlist.module.css";

/** Shares the list by an address that others cannot guess, or stops that. */
export function ShareSection({ shareToken }: { readonly shareToken: string | null }) {
  const t = useTranslations("account.wishlist.share");
  const graph = useClient();
  const textOf = useWishlistProblem();
  const { origin } = useShopSettings();
  const sent = useActionData<RefusedWishlistForm>();
  const [problem, setProblem] = useState(sent?.form === "share" ? sent.problem : undefined);
  const [isChanging, setChanging] = useState(false);
  const isShared = shareToken !== null;
  const submit = async () => {
    setChanging(true);
    setProblem(await changeWishlist(graph, { isShared: !isShared }));
    setChanging(false);
  };
  return (
    <Section title={t("title")} text={t("text")}>
      {isShared && <Address address={`${origin}/wishlists/${shareToken}`} />}
      <form
        method="post"
        action={useHref(wishlistPath)}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <input type="hidden" name={wishlistFields.isShared} value={String(!isShared)} />
        <Button
          type="submit"
          variant="default"
          loading={isChanging}
          leftSection={!isShared && <IconShare aria-hidden size={16} />}
        >
          {isShared ? t("stop") : t("start")}
        </Button>
      </form>
      <FormProblem>{problem && textOf(problem)}</FormProblem>
    </Section>
  );
}

function Address({ address }: { readonly address: string }) {
  const t = useTranslations("account.wishlist.share");
  return (
    <Group align="flex-end" gap="sm">
      <TextInput label={t("address")} value={address} readOnly flex="1 1 16rem" />
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            className={classes.copy}
            onClick={copy}
            leftSection={copied ? <IconCheck aria-hidden size={16} /> : <IconCopy aria-hidden size={16} />}
          >
            {copied ? t("copied") : t("copy")}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
