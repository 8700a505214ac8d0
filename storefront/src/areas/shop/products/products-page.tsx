import { Stack, Title } from "@mantine/core";
import type { LoaderFunctionArgs } from "react-router";
import { useQuery } from "urql";
import { useTranslations } from "use-intl/react";
import { preload } from "../../../graph/graph-context";
import { Head } from "../../../ui/head/head";
import { isNarrowed, listChoiceFrom, listVariables } from "./list-choice";
import { ProductList } from "./product-list";
import { ProductsDocument } from "./products.generated";
import { useListChoice } from "./use-list-choice";

export async function loader(args: LoaderFunctionArgs): Promise<null> {
  const { searchParams } = new URL(args.request.url);
  await preload(args, ProductsDocument, listVariables(listChoiceFrom(searchParams)));
  return null;
}

/** All products, or the results of a search. */
export function Component() {
  const t = useTranslations("shop.list");
  const { choice } = useListChoice();
  const [answer, refetch] = useQuery({ query: ProductsDocument, variables: listVariables(choice) });
  const title = choice.search ? t("found", { search: choice.search }) : t("all");
  return (
    <Stack gap="md">
      <Head title={title} description={t("description")} canonical="/products" hidden={isNarrowed(choice)} />
      <Title order={1}>{title}</Title>
      <ProductList
        answer={answer}
        products={answer.data?.products}
        retry={() => refetch({ requestPolicy: "network-only" })}
      />
    </Stack>
  );
}
