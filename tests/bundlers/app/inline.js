import { connect } from "credit-journey/inline";
import { open } from "./app.js";

void open(connect);
