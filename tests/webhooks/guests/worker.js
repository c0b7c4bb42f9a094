// A receiver in workerd. One isolate is all there is of it here, so it may remember.

import * as webhooks from "credit-journey/webhooks";
import { receiver } from "./receiver.js";

/** @type {ReturnType<typeof receiver> | undefined} */
let only;

export default {
  /**
   * @param {Request} request
   * @param {{ setting: import("./receiver.js").Setting }} env
   */
  async fetch(request, env) {
    only ??= receiver(webhooks, env.setting);
    if (new URL(request.url).pathname === "/memory") return Response.json(only.memory);
    return new Response(null, { status: await only.take(request) });
  },
};
