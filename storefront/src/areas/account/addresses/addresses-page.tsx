import { Badge, Button, Group, Modal, Paper, SimpleGrid, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconHome, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { LoaderFunctionArgs } from "react-router";
import { useMutation, useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { PostalAddress } from "../../../ui/address/postal-address";
import { CustomTexts } from "../../../ui/custom-fields/custom-texts";
import { useRefusalText } from "../../../ui/form/use-refusal-text";
import { EmptyState } from "../../../ui/page-state/empty-state";
import { ErrorState } from "../../../ui/page-state/error-state";
import { PageState } from "../../../ui/page-state/page-state";
import { toast } from "../../../ui/toast/toast";
import { AccountSkeleton } from "../components/account-skeleton";
import { ConfirmDialog } from "../components/confirm-dialog";
import { PageTitle } from "../components/page-title";
import { AddressForm } from "./address-form";
import {
  DropAddressDocument,
  KeepAddressDocument,
  MyAddressesDocument,
  type AddressEntryFragment,
} from "./addresses.generated";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  await preload(args, MyAddressesDocument, {});
  return null;
}

/** The limit of addresses for one account. */
const maxAddresses = 50;

export function Component() {
  const t = useTranslations("account.addresses");
  const dialog = useTranslations("account.dialog");
  const [answer, refetch] = useQuery({ query: MyAddressesDocument });
  const [edited, setEdited] = useState<AddressEntryFragment | "new">("new");
  const [opened, dialogState] = useDisclosure();
  const edit = (address: AddressEntryFragment | "new") => {
    setEdited(address);
    dialogState.open();
  };
  const retry = () => refetch({ requestPolicy: "network-only" });
  const count = answer.data?.me?.addresses.length ?? 0;
  const canAdd = count > 0 && count < maxAddresses;
  const add = (
    <Button leftSection={<IconPlus aria-hidden size={16} />} onClick={() => edit("new")}>
      {t("add")}
    </Button>
  );
  return (
    <>
      <PageTitle action={canAdd && add}>{t("title")}</PageTitle>
      <PageState answer={answer} loading={<AccountSkeleton />} retry={retry}>
        {({ me, customFields }) =>
          me ? (
            <>
              {me.addresses.length === 0 && (
                <EmptyState
                  icon={<IconHome aria-hidden size={40} stroke={1.2} />}
                  title={t("empty")}
                  text={t("emptyText")}
                >
                  {add}
                </EmptyState>
              )}
              <SimpleGrid component="ul" cols={{ base: 1, md: 2 }} p={0} m={0} style={{ listStyle: "none" }}>
                {me.addresses.map((address) => (
                  <AddressCard key={address.id} address={address} onEdit={() => edit(address)} onChange={retry} />
                ))}
              </SimpleGrid>
              <Modal
                opened={opened}
                onClose={dialogState.close}
                title={edited === "new" ? t("add") : t("change")}
                size="lg"
                closeButtonProps={{ "aria-label": dialog("close") }}
              >
                <AddressForm
                  address={edited === "new" ? undefined : edited}
                  isFirst={me.addresses.length === 0}
                  fields={customFields ?? []}
                  onCancel={dialogState.close}
                  onSave={() => {
                    dialogState.close();
                    retry();
                  }}
                />
              </Modal>
            </>
          ) : (
            <ErrorState error={answer.error} retry={retry} />
          )
        }
      </PageState>
    </>
  );
}

interface AddressCardProps {
  readonly address: AddressEntryFragment;
  readonly onEdit: () => void;
  readonly onChange: () => void;
}

function AddressCard({ address, onEdit, onChange }: AddressCardProps) {
  const t = useTranslations("account.addresses");
  const refusalText = useRefusalText();
  const [saving, saveAddress] = useMutation(KeepAddressDocument);
  const [dropping, drop] = useMutation(DropAddressDocument);
  const [confirming, setConfirming] = useState(false);
  const { id, isDefault, line1 } = address;
  const makeDefault = async () => {
    const { data, error } = await saveAddress({ input: { id, address: inputFrom(address), isDefault: true } });
    if (data?.saveAddress?.__typename !== "Address")
      return toast({ kind: "problem", message: error ? refusalText(error) : t("gone") });
    toast({ message: t("isDefaultNow", { line1 }) });
    onChange();
  };
  const remove = async () => {
    const { data, error } = await drop({ id });
    if (!data?.deleteAddress) return toast({ kind: "problem", message: refusalText(error) });
    setConfirming(false);
    toast({ message: t("deleted", { line1 }) });
    onChange();
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
          <Button variant="default" size="xs" onClick={onEdit} aria-label={t("changeOf", { line1 })}>
            {t("changeAct")}
          </Button>
          {!isDefault && (
            <Button
              variant="default"
              size="xs"
              loading={saving.fetching}
              onClick={makeDefault}
              aria-label={t("makeDefaultOf", { line1 })}
            >
              {t("makeDefault")}
            </Button>
          )}
          <Button
            variant="subtle"
            color="red"
            size="xs"
            onClick={() => setConfirming(true)}
            aria-label={t("deleteOf", { line1 })}
          >
            {t("delete")}
          </Button>
        </Group>
      </Stack>
      <ConfirmDialog
        opened={confirming}
        title={t("deleteTitle")}
        text={t("deleteText", { line1 })}
        confirmLabel={t("delete")}
        loading={dropping.fetching}
        onConfirm={() => void remove()}
        onClose={() => setConfirming(false)}
      />
    </Paper>
  );
}

function inputFrom({ fullName, line1, line2, city, region, postalCode, country, phone }: AddressEntryFragment) {
  return { fullName, line1, line2, city, region, postalCode, country, phone };
}
