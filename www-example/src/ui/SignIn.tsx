import { ScreenFrame } from "./ScreenFrame";
import { Welcome, welcome } from "./Welcome";

const text = { go: "Sign in" };

/** Nobody is signed in, and no client is needed to say so. */
export function SignIn({ onGo }: { onGo: () => void }) {
  return (
    <ScreenFrame name="signIn" {...welcome} error={null} onDismissError={() => {}}>
      <Welcome go={text.go} onGo={onGo} />
    </ScreenFrame>
  );
}
