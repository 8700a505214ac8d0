/** A client program, as its headers name it. */
export interface GraphClient {
  readonly name: string;
  /** Empty without the header. */
  readonly version: string;
}

const longestName = 100;
const longestVersion = 50;

/** Names and versions of programs. A text with an email address in it is none: the counts have no personal data. */
const programText = /^[\w .,:;/@+()#&-]+$/;
const emailAddress = /[^\s/@]@[^\s/@]+\.[^\s/@]/;

/** The name of clients whose header is not the name of a program, and of those beyond the limits. */
export const otherClient = "other";

/** Returns the client of a request. `header` returns a header by its lower-case name. */
export function graphClientOf(header: (name: string) => string | undefined = () => undefined): GraphClient {
  const name = header("apollographql-client-name") ?? header("graphql-client-name");
  if (name === undefined || name === "") return unknownClient;
  const version = header("apollographql-client-version") ?? header("graphql-client-version") ?? "";
  return {
    name: isProgramText(name, longestName) ? name : otherClient,
    version: isProgramText(version, longestVersion) ? version : "",
  };
}

const unknownClient: GraphClient = { name: "unknown", version: "" };

function isProgramText(text: string, longest: number): boolean {
  return text.length <= longest && programText.test(text) && !emailAddress.test(text);
}
