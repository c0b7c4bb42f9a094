// Webhooks at the edge: every refusal has its status.

import { handleOnce, isStale, isWebhookError, verify, type DeliveryStore } from "credit-journey/webhooks";

interface Env {
  readonly WEBHOOK_SECRET: string;
  readonly SEEN: DeliveryStore;
}

export default {
  async fetch(request: Request, env: Env): Promise<Response> {
    try {
      const delivery = await verify(request, { secrets: [env.WEBHOOK_SECRET], header: "x-signature", prefix: "sha256=" });
      const handled = await handleOnce(env.SEEN, delivery, ({ payload }) => isStale(payload, null) || payload.journeyID);
      return new Response(null, { status: handled === "underWay" ? 503 : 204 });
    } catch (error) {
      if (isWebhookError(error)) return error.response();
      throw error;
    }
  },
};

// @ts-expect-error which header it is, nobody knows but you
void verify(new Request("https://a.example"), { secrets: ["0123456789abcdef"] });
