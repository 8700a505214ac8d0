import { Badge, Button, Group, Paper, Stack } from "@mantine/core";
import { useState } from "react";
import { Link, useHref } from "react-router";
import { useClient } from "urql";
import { useTranslations } from "use-intl/react";
import { PostalAddress } from "../../../ui/address/postal-address";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import { useTextOfRefusal } from "../../../ui/form/use-refusal-text";
import { toast } from "../../../ui/toast/toast";
import { ConfirmedAction } from "../components/confirmed-action";
import { addressActions } from "./addresses-action";
import type { AddressEntryFragment } from "./addresses.generated";
import { deleteAddress, makeDefaultAddress, type AddressRefusal } from "./save-address";

interface AddressCardProps {
  readonly address: AddressEntryFragment;
  /** Fetches the addresses again. */
  readonly onChange: () => void;
}

/** One address of the viewer, with its acts. */
export function AddressCard({ address, onChange }: AddressCardProps) {
  const t = useTranslations("account.addresses");
  const graph = useClient();
  const list = useHref("/account/addresses");
  const textOfRefusal = useTextOfRefusal();
  const [running, setRunning] = useState<"default" | "delete">();
  const { id, isDefault, line1 } = address;
  const run = async (action: "default" | "delete", doIt: () => Promise<AddressRefusal | undefined>, done: string) => {
    setRunning(action);
    const refusal = await doIt();
    setRunning(undefined);
    if (!refusal) {
      toast({ message: done });
      onChange();
      return true;
    }
    toast({ kind: "problem", message: refusal.kind === "refused" ? textOfRefusal(refusal.refusal) : t("gone") });
    return false;
  };
  return (
    <Paper component="li" withBorder p="md">
      <Stack gap="sm" h="100%" justify="space-between">
        <div>
          {isDefault && (
            <Badge variant="light" mb="xs" tt="none">
              {t("isDefault")}
            </Badge>
          )}
          <PostalAddress address={address} />
          <CustomTexts values={address.customValues} />
        </div>
        <Group gap="xs">
          <Button
            component={Link}
            to={`/account/addresses/${id}`}
            variant="default"
            size="xs"
            aria-label={t("changeOf", { line1 })}
          >
            {t("changeAct")}
          </Button>
          {!isDefault && (
            <form
              method="post"
              action={list}
              onSubmit={(event) => {
                event.preventDefault();
                void run("default", () => makeDefaultAddress(graph, address), t("isDefaultNow", { line1 }));
              }}
            >
              <Button
                type="submit"
                name={addressActions.makeDefault}
                value={id}
                variant="default"
                size="xs"
                loading={running === "default"}
                aria-label={t("makeDefaultOf", { line1 })}
              >
                {t("makeDefault")}
              </Button>
            </form>
          )}
          <ConfirmedAction
            page="/account/addresses"
            name={addressActions.delete}
            id={id}
            label={t("delete")}
            fullLabel={t("deleteOf", { line1 })}
            title={t("deleteTitle")}
            text={t("deleteText", { line1 })}
            button={{ variant: "subtle", color: "red", size: "xs" }}
            loading={running === "delete"}
            run={() => run("delete", () => deleteAddress(graph, id), t("deleted", { line1 }))}
          />
        </Group>
      </Stack>
    </Paper>
  );
}
