import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { App } from "./App";
import { start } from "./credit";
import { readFirstScreen } from "./firstScreen";
import { Mishap } from "./Mishap";
import "./styles/index.css";

const site = (
  <StrictMode>
    <Mishap>
      <App />
    </Mishap>
  </StrictMode>
);

const first = readFirstScreen();
start(first);
const root = document.getElementById("root");
if (root && first) hydrateRoot(root, site);
else if (root) createRoot(root).render(site);
