/** The channel that Hosted tells its container by: `window.AarthikLabs`. */
export interface Channel {
  /** Hands a message to the container, always as JSON text: Android's interfaces take nothing else. */
  postMessage(message: unknown): void;
}

/** What containers put into a page, by their own names. */
interface Container {
  AarthikLabs?: Channel;
  webkit?: { messageHandlers?: { AarthikLabs?: Channel } };
  ReactNativeWebView?: Channel;
  flutter_inappwebview?: { callHandler?: (name: string, text: string) => unknown };
}

/**
 * Gives the page the channel `AarthikLabs`, whatever container it is in: Android's interface or message listener,
 * WKWebView, React Native, either of Flutter's. Call it before anything uses the channel, as often as you like. `null`
 * where there is no container: a page in a browser stays as it is.
 */
export function installChannel(): Channel | null {
  const page = globalThis as typeof globalThis & Container;
  const flutter = page.flutter_inappwebview;
  // By what they can do: a page may have given one of the names to something of its own.
  const native = [page.AarthikLabs, page.webkit?.messageHandlers?.AarthikLabs, page.ReactNativeWebView].find(
    (one) => typeof one?.postMessage === "function",
  );
  if (!native && !flutter) return null;
  const call = (text: string) => void flutter?.callHandler?.("AarthikLabs", text);
  const channel: Channel = {
    postMessage(message) {
      const text = typeof message === "string" ? message : JSON.stringify(message);
      if (native) native.postMessage(text);
      else if (flutter?.callHandler) call(text);
      // This container's handlers come a moment after its name.
      else page.addEventListener("flutterInAppWebViewPlatformReady", () => call(text), { once: true });
    },
  };
  // Some container may have made it read-only; then only who has this channel tells by it.
  Reflect.set(page, "AarthikLabs", channel);
  return channel;
}

/**
 * `installChannel()` as a script, for the container to put into every document at its start, before Hosted's own. Written
 * out: React Native's engine knows no source of a function, and a page's policy forbids to evaluate it. One test runs both.
 */
export const channelScript = `(function (page) {
  var flutter = page.flutter_inappwebview, kit = page.webkit && page.webkit.messageHandlers;
  var native = [page.AarthikLabs, kit && kit.AarthikLabs, page.ReactNativeWebView].filter(function (one) {
    return one && typeof one.postMessage === "function";
  })[0];
  if (!native && !flutter) return;
  function call(text) { flutter.callHandler("AarthikLabs", text); }
  page.AarthikLabs = { postMessage: function (message) {
    var text = typeof message === "string" ? message : JSON.stringify(message);
    if (native) native.postMessage(text);
    else if (flutter.callHandler) call(text);
    else page.addEventListener("flutterInAppWebViewPlatformReady", function () { call(text); }, { once: true });
  } };
})(window);true;`;
