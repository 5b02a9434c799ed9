//! G15: a page of 100 devices among 100,000, filtered and searched, as a browser asks for it: the whole request over HTTPS.
//!
//! Every answer is compared with what a plain `SELECT` over the same tables gives, and the number of statements that a page costs is
//! the same with 1,000 devices and with 100,000.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use sqlx::{Connection as _, Row as _, SqliteConnection, sqlite::SqliteConnectOptions};

use super::{crowd, percentile, wipe};
use crate::company::{Company, Database};

const FEW: usize = 1_000;
const MANY: usize = 100_000;
const PAGE: usize = 100;
const ROUNDS: usize = 5;
/// Requests of one page in a round.
const REQUESTS: usize = 20;
/// Silence that makes a device quiet, as the server has it.
const QUIET_MS: u64 = 3 * 86_400_000;

/// What is asked, and the same as a plain condition.
struct Question {
    what: &'static str,
    query: &'static str,
    condition: &'static str,
    order: &'static str,
}

const BY_LABEL: &str = "l.words, l.enrollment_no";
const QUESTIONS: [Question; 13] = [
    Question { what: "all, by label", query: "", condition: "TRUE", order: BY_LABEL },
    Question {
        what: "all, last seen first",
        query: "sort=seen",
        condition: "TRUE",
        order: "s.alive DESC, s.seen_at DESC, s.enrollment_no DESC",
    },
    Question { what: "all, newest first", query: "sort=created", condition: "TRUE", order: "l.enrollment_no DESC" },
    Question { what: "active (93 %)", query: "state=active", condition: "e.status = 'active'", order: BY_LABEL },
    Question { what: "erased (4 %)", query: "state=erased", condition: "e.status = 'erased'", order: BY_LABEL },
    Question { what: "locked (1 %)", query: "locked=true", condition: "l.locked_at > 0", order: BY_LABEL },
    Question { what: "not locked", query: "locked=false", condition: "l.locked_at = 0", order: BY_LABEL },
    Question {
        what: "platform",
        query: "platform=Fedora%20Linux",
        condition: "l.platform = 'Fedora Linux'",
        order: BY_LABEL,
    },
    Question {
        what: "quiet (5 %)",
        query: "contact=quiet",
        condition: "s.alive = 1 AND s.seen_at < ?",
        order: BY_LABEL,
    },
    Question { what: "search: three letters", query: "q=mai", condition: "l.words LIKE '% mai%'", order: BY_LABEL },
    Question {
        what: "search: two words",
        query: "q=lena%20web",
        condition: "l.words LIKE '% lena%' AND l.words LIKE '% web%'",
        order: BY_LABEL,
    },
    Question {
        what: "search: every device",
        query: "q=notebook",
        condition: "l.words LIKE '% notebook%'",
        order: BY_LABEL,
    },
    Question {
        what: "locked and active, last seen first",
        query: "locked=true&state=active&sort=seen",
        condition: "l.locked_at > 0 AND e.status = 'active'",
        order: "s.alive DESC, s.seen_at DESC, s.enrollment_no DESC",
    },
];

/// The server with its crowd, and a plain connection to the same file.
struct Bench {
    company: Company,
    client: reqwest::Client,
    plain: SqliteConnection,
    begun: u64,
}

/// Seeds, measures and prints.
pub fn run(as_json: bool) {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(measure(folder.path(), as_json));
}

async fn measure(folder: &Path, as_json: bool) {
    let company = Company::found(folder, &Database::Sqlite);
    let file = company.data.join("lethe.db");
    let plain = SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(file)).await.unwrap();
    let client = wipe::client(&company);
    let mut bench = Bench { company, client, plain, begun: wipe::wall() };
    bench.seed(0, FEW).await;
    let few = bench.costs().await;
    bench.seed(FEW, MANY).await;
    assert_eq!(few, bench.costs().await, "a page costs more statements with more devices");
    let most = few.iter().max().unwrap();
    report(
        as_json,
        "G15 statements",
        f64::from(u32::try_from(*most).unwrap()),
        "statements a page",
        "constant from 1,000 to 100,000 devices",
        None,
    );
    for question in &QUESTIONS {
        let first = bench.time(question, None).await;
        first.report(as_json, &format!("G15 {}", question.what));
        if matches!(question.query, "" | "sort=seen" | "sort=created") {
            let cursor = bench.middle(question).await;
            bench.time(question, Some(&cursor)).await.report(as_json, &format!("G15 {}, middle", question.what));
        }
    }
}

/// Times of one page, here and as a plain statement.
struct Times {
    ours: Vec<Duration>,
    plain: Vec<Duration>,
    ratios: Vec<f64>,
}

impl Times {
    fn report(mut self, as_json: bool, metric: &str) {
        self.ratios.sort_by(f64::total_cmp);
        let (ratio, last) = (self.ratios[self.ratios.len() / 2], self.ratios.len() - 1);
        let spread = format!(
            "plain SELECT through sqlx in the same run; ratio {:.2} to {:.2}",
            self.ratios[0], self.ratios[last]
        );
        for share in [0.5, 0.99] {
            let name = format!("{metric} p{:.0}", share * 100.0);
            let peer = (percentile(&self.plain, share), ratio);
            report(as_json, &name, percentile(&self.ours, share), "ms a request over HTTPS", &spread, Some(peer));
        }
    }
}

fn report(as_json: bool, metric: &str, value: f64, unit: &str, conditions: &str, peer: Option<(f64, f64)>) {
    if as_json {
        let conditions = format!("{MANY} devices, page of {PAGE}, SQLite, development profile; {conditions}");
        let mut line = json!({"metric": metric, "value": value, "unit": unit, "conditions": conditions});
        if let Some((peer, ratio)) = peer {
            line["peer"] = json!("plain SELECT");
            line["peer_value"] = json!(peer);
            line["ratio"] = json!(ratio);
        }
        println!("{line}");
    } else {
        let beside = peer
            .map_or_else(|| conditions.to_owned(), |(peer, ratio)| format!("plain {peer:>7.2}  ratio {ratio:>5.2}"));
        println!("{metric:<50} {value:>8.2}  {beside}");
    }
}

impl Bench {
    async fn seed(&mut self, from: usize, to: usize) {
        self.company.kill_server();
        crowd::add(&mut self.plain, from, to, self.begun).await;
        self.company.start();
        // The first answer comes when the lists are filled.
        let devices = self.ask("limit=1", None).await;
        assert_eq!(devices["items"].as_array().unwrap().len(), 1);
    }

    async fn ask(&self, query: &str, cursor: Option<&str>) -> Value {
        let cursor = cursor.map_or_else(String::new, |cursor| format!("&cursor={cursor}"));
        let url = format!("{}/api/v1/devices?{query}{cursor}", self.company.url);
        let answer = self.client.get(url).send().await.unwrap();
        let bytes = answer.bytes().await.unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    /// Statements of each page, first and second.
    async fn costs(&self) -> Vec<u64> {
        let mut costs = Vec::new();
        for question in &QUESTIONS {
            let query = format!("{}&limit=10", question.query);
            let first = self.ask(&query, None).await;
            let (before, look) = (self.statements().await, self.cost_of_a_look().await);
            let before = before + 2 * look;
            let again = self.ask(&query, None).await;
            costs.push(self.statements().await - look - before);
            assert_eq!(first["next"], again["next"]);
        }
        costs
    }

    /// Statements so far, with those of this look.
    async fn statements(&self) -> u64 {
        let answer = self.client.get(format!("{}/metrics", self.company.url)).send().await.unwrap();
        let text = answer.text().await.unwrap();
        let counter = "lethe_database_statements_read_total ";
        text.lines().find_map(|line| line.strip_prefix(counter)).unwrap().parse().unwrap()
    }

    async fn cost_of_a_look(&self) -> u64 {
        let (first, second) = (self.statements().await, self.statements().await);
        second - first
    }

    /// The cursor of a page half-way down, found as a browser would: page by page.
    async fn middle(&self, question: &Question) -> String {
        let mut cursor: Option<String> = None;
        for _ in 0..MANY / 2 / 200 {
            let page = self.ask(&format!("{}&limit=200", question.query), cursor.as_deref()).await;
            cursor = page["next"].as_str().map(str::to_owned);
        }
        cursor.unwrap()
    }

    /// What a plain statement finds.
    async fn plainly(&mut self, question: &Question, skip: usize) -> Vec<String> {
        let sql = format!(
            "SELECT e.id, e.label, e.status, e.ceilings, e.created_at, d.id AS device_id, p.id AS person_id, p.name, s.seen_at, \
             l.platform, l.os_version, l.container, l.locked_at FROM device_list l JOIN enrollment e ON e.no = l.enrollment_no \
             JOIN device d ON d.no = e.device_no JOIN person p ON p.no = e.person_no \
             JOIN last_seen s ON s.enrollment_no = e.no WHERE {} ORDER BY {} LIMIT {PAGE} OFFSET {skip}",
            question.condition, question.order
        );
        let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
        if question.condition.contains('?') {
            query = query.bind(i64::try_from(wipe::wall() - QUIET_MS).unwrap());
        }
        let rows = query.fetch_all(&mut self.plain).await.unwrap();
        rows.iter().map(|row| data_encoding::HEXLOWER.encode(row.get::<&[u8], _>("id"))).collect()
    }

    async fn time(&mut self, question: &Question, cursor: Option<&str>) -> Times {
        let skip = if cursor.is_some() { MANY / 2 } else { 0 };
        let query = format!("{}&limit={PAGE}", question.query);
        let names = |page: &Value| -> Vec<String> {
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|item| item["enrollment"].as_str().unwrap().to_owned())
                .collect()
        };
        let wanted = self.plainly(question, skip).await;
        assert_eq!(wanted.len(), PAGE, "{}", question.what);
        let mut times = Times { ours: Vec::new(), plain: Vec::new(), ratios: Vec::new() };
        for _ in 0..ROUNDS {
            let (mut ours, mut plain) = (Duration::ZERO, Duration::ZERO);
            // A, B, B, A: neither profits from coming second.
            for turn in 0..REQUESTS {
                for ours_now in if turn % 2 == 0 { [true, false] } else { [false, true] } {
                    let begun = Instant::now();
                    if ours_now {
                        let page = self.ask(&query, cursor).await;
                        times.ours.push(begun.elapsed());
                        ours += begun.elapsed();
                        assert_eq!(names(&page), wanted, "{}", question.what);
                    } else {
                        let found = self.plainly(question, skip).await;
                        times.plain.push(begun.elapsed());
                        plain += begun.elapsed();
                        assert_eq!(found, wanted);
                    }
                }
            }
            times.ratios.push(ours.as_secs_f64() / plain.as_secs_f64());
        }
        times
    }
}
