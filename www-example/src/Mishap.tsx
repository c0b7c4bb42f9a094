import { Component, type ReactNode } from "react";

const text = {
  title: "Something broke on our side",
  lead: "Your application is safe: it is kept by the lender, not by this page. Reload to go on where you were.",
  reload: "Reload the page",
};

/** The last resort: what the borrower sees when the site itself fails. */
export class Mishap extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="standalone" data-screen="broken" role="alert">
        <h1>{text.title}</h1>
        <p className="lead">{text.lead}</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {text.reload}
        </button>
      </main>
    );
  }
}
