export declare const features: Readonly<Record<string, readonly string[]>>;
