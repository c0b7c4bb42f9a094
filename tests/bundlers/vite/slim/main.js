import { connect, initialize } from "credit-journey/slim";
import wasm from "credit-journey/credit_journey.wasm?url";
import { open } from "../app.js";

void initialize(fetch(wasm));
void open(connect);
