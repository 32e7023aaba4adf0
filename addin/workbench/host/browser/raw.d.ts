/** A file as its text, put into the bundle. */
declare module '*.xml?raw' {
  const text: string;
  export default text;
}
