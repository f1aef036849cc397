// Answers, for each of the schemas and values on stdin, whether `ajv` takes them. A process of its own: it makes code from strings, which
// the tests do not allow.
import Ajv from "ajv/dist/jtd.js";

/** Additional properties are welcome at every depth. */
function opened(schema) {
  const inside = (schemas) => Object.fromEntries(Object.entries(schemas).map(([name, inner]) => [name, opened(inner)]));
  const copy = { ...schema };
  for (const name of ["elements", "values"]) if (copy[name]) copy[name] = opened(copy[name]);
  for (const name of ["properties", "optionalProperties", "mapping", "definitions"]) if (copy[name]) copy[name] = inside(copy[name]);
  return copy.properties || copy.optionalProperties ? { ...copy, additionalProperties: true } : copy;
}

let text = "";
for await (const chunk of process.stdin) text += chunk;
// One for all: its own schema of schemas is half a second of work.
const ajv = new Ajv.default({ timestamp: "string", ownProperties: true, code: { optimize: false } });
const answers = JSON.parse(text).map(([schema, values]) => {
  const validate = ajv.compile(opened(schema));
  return values.map((value) => validate(value));
});
process.stdout.write(JSON.stringify(answers));
