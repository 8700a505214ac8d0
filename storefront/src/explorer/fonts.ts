// The fonts are data in the stylesheets, 400 KB of them, so they load after the first paint.
import "@graphiql/react/font/fira-code.css";
import "@graphiql/react/font/roboto.css";
