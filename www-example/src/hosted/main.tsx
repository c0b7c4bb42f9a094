import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Mishap } from "../Mishap";
import "../styles/index.css";
import { App } from "./App";
import { open } from "./connection";

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
