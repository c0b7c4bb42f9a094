// In the page: hands on what the site's panel says of the client's next look.
// Plain JavaScript, since the helpers a compiler adds would be missing there.
new MutationObserver(() => {
  const term = [...document.querySelectorAll("#panel dt")].find(({ textContent }) => textContent === "Next look");
  window.tellNextLook(term?.nextElementSibling?.textContent ?? "");
}).observe(document, { subtree: true, childList: true, characterData: true });
