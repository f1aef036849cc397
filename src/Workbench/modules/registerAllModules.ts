import "./TimeSeries/registerModule";
import "./Notes/registerModule";
import "./Distribution/registerModule";
import "./Map/registerModule";
