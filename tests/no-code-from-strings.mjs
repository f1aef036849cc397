// Imported before the tests begin: from here on no thread of theirs can make code from a string, as no page of ours can. The first
// thread still can: the bundler's own plugins do.
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--disallow-code-generation-from-strings");
