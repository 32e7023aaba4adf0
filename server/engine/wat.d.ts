/** A module in the text format of WebAssembly: its binary form, assembled by server/house/assembleWat.ts. */
declare module '*.wat' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
