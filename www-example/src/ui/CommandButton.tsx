import type { CommandName } from "credit-journey";
import type { ComponentProps } from "react";
import { useJourney } from "../useJourney";

/** A button for a command: off while any command is under way or this one is not allowed, busy while it is its own. */
export function CommandButton({
  command,
  className = "button",
  type = "button",
  children,
  ...rest
}: ComponentProps<"button"> & { command: CommandName | CommandName[] }) {
  const { busy, commands } = useJourney().snapshot;
  const own = [command].flat();
  const isBusy = busy !== null && own.includes(busy);
  return (
    <button
      {...rest}
      type={type}
      className={className}
      aria-busy={isBusy}
      disabled={busy !== null || !own.some((name) => commands.includes(name))}
    >
      {children}
    </button>
  );
}
