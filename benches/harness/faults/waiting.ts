import type { Fault, Scene } from "./scene.ts";

/** Waits for the money, which takes 80 s at this speed unless time is let pass. */
export function whileWaiting(name: string, strike: (scene: Scene) => Promise<void>): Fault {
  return {
    name,
    speed: 0.1,
    async happen(scene) {
      await scene.borrower.arriveAt("LENDER_PROCESSING");
      await scene.borrower.sees("wait");
      await strike(scene);
      await scene.borrower.sees("disbursed");
    },
  };
}
