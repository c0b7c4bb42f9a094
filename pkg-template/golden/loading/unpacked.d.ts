/** Unpacks a module from this package's own text. */
export declare function unpacked(gzipped: string): Promise<ArrayBuffer>;
