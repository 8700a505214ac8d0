// Runs before the first paint, so that a dark page never flashes white.
{
  const kept = () => {
    try {
      return localStorage.getItem("mantine-color-scheme-value");
    } catch {
      return null;
    }
  };
  const asked = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  const chosen = ["dark", "light"].includes(kept()) ? kept() : asked;
  document.documentElement.setAttribute("data-mantine-color-scheme", chosen);
}
