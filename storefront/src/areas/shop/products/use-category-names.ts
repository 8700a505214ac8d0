import { useQuery } from "urql";
import { NavigationDocument } from "../../../app/layout/navigation.generated";

/** Returns the name of a category by its slug. Every page has already loaded the categories. */
export function useCategoryNames(): (slug: string) => string {
  const [{ data }] = useQuery({ query: NavigationDocument });
  return (slug) => data?.categories?.find((category) => category.slug === slug)?.name ?? slug;
}
