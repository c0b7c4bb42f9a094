import { connect } from "credit-journey";
import { open } from "./app.js";

void open(connect);
