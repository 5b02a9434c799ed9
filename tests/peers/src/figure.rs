//! One figure, for people or for programs.

use serde_json::json;

/// What was measured here, and of the peer.
pub struct Figure {
    /// What, as `performance.md` calls it.
    pub metric: String,
    /// In words: a unit of time or of number.
    pub unit: &'static str,
    /// Of Lethe.
    pub value: f64,
    /// Of the peer.
    pub peer_value: f64,
    /// How many times more the peer needs, and the least and the most of all rounds; nothing where it is no matter of rounds.
    pub ratio: Option<[f64; 3]>,
    /// Under what conditions.
    pub conditions: String,
}

impl Figure {
    /// A line of the table, or one JSON object.
    pub fn print(&self, as_json: bool) {
        let Self { metric, unit, value, peer_value, ratio, conditions } = self;
        if as_json {
            let [ratio, least, most] = ratio.map_or([None; 3], |ratios| ratios.map(Some));
            let line = json!({"metric": metric, "value": value, "unit": unit, "peer": "cedar-policy", "peer_value": peer_value,
                "ratio": ratio, "ratio_min": least, "ratio_max": most, "conditions": conditions});
            println!("{line}");
        } else {
            let ratio = ratio
                .map_or_else(String::new, |[ratio, least, most]| format!("{ratio:>7.0} × ({least:.0} to {most:.0})"));
            println!("{metric:<34} {value:>10.0} {unit:<24} Cedar {peer_value:>10.0} {ratio}");
        }
    }
}

/// The middle one.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
