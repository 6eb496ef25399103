/** The wire as JSON in text frames. */
export const json = {
  name: 'JSON',
  subprotocol: 'typedsockets.v1.json',
  encode: frame => JSON.stringify(frame),
  decode: text => JSON.parse(text),
};
