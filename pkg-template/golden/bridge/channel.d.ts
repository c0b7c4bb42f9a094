/** The channel that Hosted tells its container by: `window.AarthikLabs`. */
export interface Channel {
    /** Hands a message to the container, always as JSON text: Android's interfaces take nothing else. */
    postMessage(message: unknown): void;
}
/**
 * Gives the page the channel `AarthikLabs`, whatever container it is in: Android's interface or message listener,
 * WKWebView, React Native, either of Flutter's. Call it before anything uses the channel, as often as you like. `null`
 * where there is no container: a page in a browser stays as it is.
 */
export declare function installChannel(): Channel | null;
/**
 * `installChannel()` as a script, for the container to put into every document at its start, before Hosted's own. Written
 * out: React Native's engine knows no source of a function, and a page's policy forbids to evaluate it. One test runs both.
 */
export declare const channelScript = "(function (page) {\n  var flutter = page.flutter_inappwebview, kit = page.webkit && page.webkit.messageHandlers;\n  var native = [page.AarthikLabs, kit && kit.AarthikLabs, page.ReactNativeWebView].filter(function (one) {\n    return one && typeof one.postMessage === \"function\";\n  })[0];\n  if (!native && !flutter) return;\n  function call(text) { flutter.callHandler(\"AarthikLabs\", text); }\n  page.AarthikLabs = { postMessage: function (message) {\n    var text = typeof message === \"string\" ? message : JSON.stringify(message);\n    if (native) native.postMessage(text);\n    else if (flutter.callHandler) call(text);\n    else page.addEventListener(\"flutterInAppWebViewPlatformReady\", function () { call(text); }, { once: true });\n  } };\n})(window);true;";
