/** The receivers of the module: values of realizations in the place of its own response, and of its parameter. */
export const RESPONSE_RECEIVER = "response";
export const X_RECEIVER = "x";
