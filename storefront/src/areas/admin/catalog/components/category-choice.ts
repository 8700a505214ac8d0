/** A category as an option of a select field. */
export interface CategoryChoice {
  readonly slug: string;
  readonly name: string;
}
