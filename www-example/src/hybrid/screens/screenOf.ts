import type { HybridScreen } from "credit-journey/hybrid";

/** The screen of this name. */
export type ScreenOf<Name extends HybridScreen["name"]> = Extract<HybridScreen, { name: Name }>;
