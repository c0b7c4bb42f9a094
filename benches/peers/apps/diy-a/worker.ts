import { worker } from "../../../harness/edge/worker.ts";
import { open } from "./loan.ts";

export default worker(open);
