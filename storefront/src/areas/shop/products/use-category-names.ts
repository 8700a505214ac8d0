import { useQuery } from "urql";
import { NavigationDocument } from "../../../app/layout/navigation.generated";

/** By slug; every page has asked for them already. */
export function useCategoryNames(): (slug: string) => string {
  const [{ data }] = useQuery({ query: NavigationDocument });
  return (slug) => data?.categories?.find((category) => category.slug === slug)?.name ?? slug;
}
