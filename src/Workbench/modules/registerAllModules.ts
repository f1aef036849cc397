import "./TimeSeries/registerModule";
import "./Notes/registerModule";
