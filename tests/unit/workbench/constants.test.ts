import { expect, test } from "vitest";
import table from "../../data/constants.json";
import * as constants from "../../../src/Workbench/shim/constants";

test("S25 the limits are those of the table that the server's tests read, too", () => {
  expect({ ...constants }).toEqual(table);
});
