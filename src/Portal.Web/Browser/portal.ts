import "./auto-refresh";
import "./copy-button";
import "./inline-edit";
import "./list-selection";
import "./modal-dialog";
import "./row-menu";
import "./text-counter";
import "./theme-switch";
import "./time-ago";
import "./toast-message";
import { shareChanges } from "./changes";
import { showFailures } from "./failures";
import { listenForKeys } from "./shortcuts";
import { rememberTimeZone } from "./time-zone";

rememberTimeZone();
shareChanges();
showFailures();
listenForKeys();
