import type { SerializedState as CrossPlotState } from "../modules/CrossPlot/persistence";
import type { SerializedState as DistributionState } from "../modules/Distribution/persistence";
import type { SerializedState as InplaceVolumesState } from "../modules/InplaceVolumes/persistence";
import type { SerializedState as MapState } from "../modules/Map/persistence";
import type { SerializedState as NotesState } from "../modules/Notes/persistence";
import type { SerializedState as TimeSeriesState } from "../modules/TimeSeries/persistence";

/** What the modules that templates use store, by their names. */
export interface ModuleStates {
  readonly CrossPlot: CrossPlotState;
  readonly Distribution: DistributionState;
  readonly InplaceVolumes: InplaceVolumesState;
  readonly Map: MapState;
  readonly Notes: NotesState;
  readonly TimeSeries: TimeSeriesState;
}
