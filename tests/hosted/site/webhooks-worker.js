// A worker of the partner's page, with what belongs on its server.
const told = await import("/package/webhooks/index.js").then(() => "loaded", String);
postMessage(told);
