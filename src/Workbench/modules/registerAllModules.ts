import "./TimeSeries/registerModule";
import "./Notes/registerModule";
import "./Distribution/registerModule";
import "./CrossPlot/registerModule";
import "./InplaceVolumes/registerModule";
import "./Map/registerModule";
