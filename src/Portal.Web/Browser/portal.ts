import "./copy-button";
import "./theme-switch";
import "./time-ago";
import { rememberTimeZone } from "./time-zone";

rememberTimeZone();
