import { Button, Group, Select, Stack, Title } from "@mantine/core";
import { IconPhotoOff } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import type { MediaState } from "../../graph/schema-types.generated";
import { Head } from "../head/head";
import { KeysetTable } from "../keyset-table/keyset-table";
import { useListAddress, type ListAddress } from "../keyset-table/use-list-address";
import { EmptyState } from "../page-state/empty-state";
import { SearchField } from "../search-field/search-field";
import { toast } from "../toast/toast";
import { DropArea } from "../upload/drop-area";
import { isProblem } from "../upload/upload-state";
import { useUploads, type Uploads } from "../upload/use-uploads";
import { useMediaColumns } from "./media-columns";
import { MediaFilesDocument, type MediaFilesQueryVariables } from "./media-files.generated";
import type { MediaLibrary } from "./media-library";
import { MediaUploads } from "./media-uploads";

const pageSize = 25;
const states = ["READY", "CHECKING", "UPLOADING", "REJECTED", "FAILED"] as const satisfies readonly MediaState[];

/** The page of a list of files, which takes files that are dropped on it. */
export function MediaList({ library: { path, title } }: { readonly library: MediaLibrary }) {
  const address = useListAddress();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: MediaFilesDocument,
    variables: mediaFilesVariables(address),
    requestPolicy: "cache-and-network",
  });
  const retry = () => refetch({ requestPolicy: "network-only" });
  const uploads = useLibraryUploads(retry);
  return (
    <DropArea withBorder={false} mih="70vh" onFiles={uploads.add}>
      <Stack>
        <Head title={title} hidden />
        <Title order={1}>{title}</Title>
        <MediaUploads uploads={uploads} />
        <Filters address={address} />
        <KeysetTable
          label={title}
          columns={useMediaColumns(path)}
          rows={data?.mediaFiles?.nodes}
          rowKey={({ id }) => id}
          address={address}
          pageInfo={data?.mediaFiles?.pageInfo}
          fetching={fetching}
          error={error}
          retry={retry}
          empty={<Empty address={address} />}
        />
      </Stack>
    </DropArea>
  );
}

function mediaFilesVariables({ value, after }: ListAddress): MediaFilesQueryVariables {
  const search = value("q").trim().slice(0, 200);
  const state = stateIn(value);
  return { first: pageSize, ...(after ? { after } : {}), ...(search ? { search } : {}), ...(state ? { state } : {}) };
}

function stateIn(value: ListAddress["value"]): MediaState | undefined {
  return states.find((known) => known === value("state"));
}

/** `changed` is called after each upload that has ended, also in a problem: the list then has its file. */
function useLibraryUploads(changed: () => void): Uploads {
  const t = useTranslations("media.list");
  const uploads = useUploads(async ({ name }) => {
    toast({ message: t("uploaded", { name }) });
    return undefined;
  });
  const ended = uploads.uploads.filter(({ state }) => state.kind === "ready" || isProblem(state)).length;
  const latest = useRef(changed);
  useEffect(() => {
    latest.current = changed;
  });
  useEffect(() => {
    if (ended > 0) latest.current();
  }, [ended]);
  return uploads;
}

function Filters({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("media.list");
  const stateText = useTranslations("media.state");
  return (
    <Group align="end" gap="sm">
      <SearchField
        label={t("search")}
        placeholder={t("searchPlaceholder")}
        value={address.value("q")}
        search={(q) => address.change({ q })}
      />
      <Select
        label={t("state")}
        placeholder={t("any")}
        clearable
        flex="1 1 10rem"
        data={states.map((value) => ({ value, label: stateText(value) }))}
        value={stateIn(address.value) ?? null}
        onChange={(value) => address.change({ state: value ?? undefined })}
      />
    </Group>
  );
}

function Empty({ address }: { readonly address: ListAddress }) {
  const t = useTranslations("media.list");
  const isFiltered = address.value("q") !== "" || stateIn(address.value) !== undefined;
  const icon = <IconPhotoOff aria-hidden size={40} stroke={1.2} />;
  if (!isFiltered) return <EmptyState icon={icon} title={t("none")} text={t("noneText")} />;
  return (
    <EmptyState icon={icon} title={t("noneFound")} text={t("noneFoundText")}>
      <Button variant="default" onClick={() => address.change({ q: undefined, state: undefined })}>
        {t("clear")}
      </Button>
    </EmptyState>
  );
}
