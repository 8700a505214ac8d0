import type { PageProps, PageRoute, PageText } from "@souk/storefront/extend";
import { Skeleton } from "@mantine/core";
import { useParams, useSearchParams } from "react-router";
import { useQuery } from "../../extend/use-query";
import { Head } from "../../ui/head/head";
import { ErrorState } from "../../ui/page-state/error-state";
import { NotFoundPage } from "../not-found-page";
import { useShopSettings } from "../shop-settings";

/** A page of the project, with its data and metadata. */
export function ProjectPage({ page }: { readonly page: PageRoute }) {
  const request = useRequest();
  if (page.query === undefined) return <ShownPage page={page} props={{ ...request, data: undefined }} />;
  return <QueriedPage page={page} query={page.query} request={request} />;
}

type Request = Omit<PageProps, "data">;

function useRequest(): Request {
  const params = useParams();
  const [search] = useSearchParams();
  const { locale } = useShopSettings();
  return { params, search, locale };
}

interface QueriedPageProps {
  readonly page: PageRoute;
  readonly query: string;
  readonly request: Request;
}

function QueriedPage({ page, query, request }: QueriedPageProps) {
  const { data, isLoading, refetch } = useQuery(query, page.variables?.(request));
  if (isLoading) return <Skeleton aria-hidden height={260} radius="md" />;
  if (data === undefined) return <ErrorState error={undefined} retry={refetch} />;
  if (page.isMissing?.(data)) return <NotFoundPage />;
  return <ShownPage page={page} props={{ ...request, data }} />;
}

function ShownPage({ page, props }: { readonly page: PageRoute; readonly props: PageProps }) {
  const { title, description, Component } = page;
  const isHidden = page.isPersonal === true || page.path.startsWith("/admin/");
  return (
    <>
      <Head
        title={textOf(title, props)}
        description={description ? textOf(description, props) : null}
        hidden={isHidden}
      />
      <Component {...props} />
    </>
  );
}

function textOf(text: PageRoute["title"], props: PageProps): string {
  const written: PageText = typeof text === "function" ? text(props) : text;
  return typeof written === "string" ? written : written[props.locale];
}
