//! What benchmarks share: percentiles and the two ways of reporting.

use std::time::Duration;

use serde_json::json;

pub mod console;
pub mod crowd;
pub mod crypto;
pub mod wipe;

/// One figure.
pub struct Figure {
    /// Name, such as `G18`.
    pub metric: &'static str,
    /// What was measured, in words.
    pub what: &'static str,
    /// Measured times.
    pub times: Vec<Duration>,
    /// What `performance.md` asks for, in words.
    pub target: &'static str,
}

impl Figure {
    /// A line of the table, or one JSON object.
    pub fn print(&self, as_json: bool) {
        let (p50, p99, n) = (percentile(&self.times, 0.5), percentile(&self.times, 0.99), self.times.len());
        if as_json {
            let conditions = format!("{n} times, development profile");
            for (name, value) in [("p50", p50), ("p99", p99)] {
                let metric = format!("{} {name}", self.metric);
                println!("{}", json!({"metric": metric, "value": value, "unit": "ms", "conditions": conditions}));
            }
        } else {
            println!(
                "{:<4} {:<58} p50 {p50:>8.2} ms  p99 {p99:>8.2} ms  n {n:<5} target {}",
                self.metric, self.what, self.target
            );
        }
    }
}

/// The time below which this share of all times lies, in milliseconds.
fn percentile(times: &[Duration], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index"
    )]
    let at = ((sorted.len() as f64 - 1.0) * share).round() as usize;
    sorted[at].as_secs_f64() * 1000.0
}
