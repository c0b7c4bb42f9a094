import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";
import { Mishap } from "./Mishap";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/form.css";
import "./styles/layout.css";
import "./styles/screens.css";
import "./styles/offers.css";
import "./styles/panel.css";

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
