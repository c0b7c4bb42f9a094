// Every entry is the same package.

import { expectTypeOf } from "expect-type";
import * as usual from "credit-journey";
import * as inline from "credit-journey/inline";
import * as slim from "credit-journey/slim";

expectTypeOf(inline.connect).toEqualTypeOf(usual.connect);
expectTypeOf(slim.connect).toEqualTypeOf(usual.connect);
expectTypeOf(inline.isJourneyError).toEqualTypeOf(usual.isJourneyError);
expectTypeOf<inline.Journey>().toEqualTypeOf<usual.Journey>();
expectTypeOf<slim.Credit>().toEqualTypeOf<usual.Credit>();

// `slim` takes the module in every form a host has it.
await slim.initialize(new WebAssembly.Module(new Uint8Array()));
await slim.initialize(fetch("/credit_journey.wasm"));
await slim.initialize(new Uint8Array());
