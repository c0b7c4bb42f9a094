export { channelScript, installChannel, type Channel } from "./channel.js";
export { readBridgeMessage, type BridgeMessage, type Exit, type OpenExternal } from "./message.js";
export { onBridgeMessage, type BridgeHandlers } from "./receive.js";
