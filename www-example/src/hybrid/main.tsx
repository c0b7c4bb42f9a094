import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Mishap } from "../Mishap";
import "../styles/index.css";
import { App } from "./App";
import { open } from "./connection";

// What a consent page adds to the address is the platform's: nothing is to be read from it, and it need not stay.
if (location.search) history.replaceState(null, "", location.pathname);

void open();
const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Mishap>
        <App />
      </Mishap>
    </StrictMode>,
  );
}
