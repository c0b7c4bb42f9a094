import { render as renderOnServer } from "svelte/server";
import App from "./App.svelte";

export const render = async () => renderOnServer(App).body;
