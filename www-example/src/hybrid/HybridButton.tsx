import type { HybridCommandName } from "credit-journey/hybrid";
import type { ComponentProps } from "react";
import { useHybrid } from "./useHybrid";

/** A button for a command: off while any is under way or this one is not allowed, busy while it is its own. */
export function HybridButton({
  command,
  className = "button",
  children,
  ...rest
}: ComponentProps<"button"> & { command: HybridCommandName }) {
  const { busy, commands } = useHybrid().snapshot;
  const off = busy !== null || !commands.includes(command);
  return (
    <button {...rest} type="button" className={className} aria-busy={busy === command} disabled={off}>
      {children}
    </button>
  );
}
