// React, Vue and Svelte: one view of a journey, and a way not forgotten.

import { expectTypeOf } from "expect-type";
import type { Credit, Journey, Snapshot } from "credit-journey";
import type { HybridJourney, HybridSnapshot } from "credit-journey/hybrid";
import * as react from "credit-journey/react";
import * as svelte from "credit-journey/svelte";
import * as vue from "credit-journey/vue";

declare const credit: Credit;
declare const connect: () => Promise<Credit>;
declare const journey: Journey;
declare const hybridJourney: HybridJourney;
const options = { type: "PERSONAL_LOAN" } as const;

function render(view: react.JourneyView): string {
  switch (view.status) {
    case "opening":
      return "";
    case "open":
      expectTypeOf(view.journey).toEqualTypeOf<Journey>();
      return view.snapshot.screen.name;
    case "failed":
      expectTypeOf(view.retry).toEqualTypeOf<() => void>();
      return String(view.error);
  }
}

// @ts-expect-error `failed` is forgotten: not every way returns
function forgetful(view: react.JourneyView): string {
  switch (view.status) {
    case "opening":
    case "open":
      return "";
  }
}

expectTypeOf(react.useJourney(credit, options)).toEqualTypeOf<react.JourneyView>();
expectTypeOf(react.useJourney(connect, options)).toEqualTypeOf<react.JourneyView>();
expectTypeOf(react.useSnapshot(journey)).toEqualTypeOf<Snapshot>();
expectTypeOf(vue.useJourney(connect, () => options).value).toEqualTypeOf<react.JourneyView>();
expectTypeOf(vue.useSnapshot(() => journey).value).toEqualTypeOf<Snapshot>();
expectTypeOf(svelte.useJourney(connect, () => options).current).toEqualTypeOf<react.JourneyView>();
expectTypeOf(svelte.useSnapshot(journey).current).toEqualTypeOf<Snapshot>();

expectTypeOf(react.useSnapshot(hybridJourney)).toEqualTypeOf<HybridSnapshot>();
expectTypeOf(vue.useSnapshot(hybridJourney).value).toEqualTypeOf<HybridSnapshot>();
expectTypeOf(svelte.useSnapshot(() => hybridJourney).current).toEqualTypeOf<HybridSnapshot>();
// @ts-expect-error an event shows nothing
react.useSnapshot(new Event("snapshot"));

// @ts-expect-error options of `connect` are no connection
react.useJourney({ baseUrl: "https://api.credit.example.com", session: null }, options);
// @ts-expect-error what kind of journey?
vue.useJourney(connect, {});

export { forgetful, render };
