import type { SerializedState as NotesState } from "../modules/Notes/persistence";
import type { SerializedState as TimeSeriesState } from "../modules/TimeSeries/persistence";

/** What the modules that templates use store, by their names. */
export interface ModuleStates {
  readonly Notes: NotesState;
  readonly TimeSeries: TimeSeriesState;
}
