/** The page around what the sandbox bank has to say. Its address holds the token, and goes nowhere. */
export function challengeHtml(content: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'self'">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The sandbox bank</title>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}
