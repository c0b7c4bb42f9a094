// For `require`: the same types, said in a way that CommonJS may import.
import type * as esm from "../bridge/index.js" with { "resolution-mode": "import" };
export type * from "../bridge/index.js" with { "resolution-mode": "import" };

export declare const channelScript: typeof esm.channelScript;
export declare const installChannel: typeof esm.installChannel;
export declare const onBridgeMessage: typeof esm.onBridgeMessage;
export declare const readBridgeMessage: typeof esm.readBridgeMessage;
