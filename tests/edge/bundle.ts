import { bundle } from "../../www-example/edge/build.js";

/** The worker is bundled once, as `npm start` does it. */
export default bundle;
