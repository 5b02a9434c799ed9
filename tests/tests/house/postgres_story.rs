//! The main job once more, with the server's rows in `PostgreSQL`.

use std::fs;

use lethe_postgres::Cluster;
use lethe_tests::{
    agent::Device,
    company::{Company, Database, text},
    programs::finish,
};
use sqlx::{Connection as _, PgConnection};

/// The server's secrets for shares that are still worth something, and all rows of them.
fn shares(url: &str) -> (i64, i64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut connection = PgConnection::connect(url).await.unwrap();
        let sql =
            "SELECT count(*) FILTER (WHERE secret <> decode(repeat('00', 32), 'hex')), count(*) FROM share_secret";
        sqlx::query_as(sql).fetch_one(&mut connection).await.unwrap()
    })
}

#[test]
fn on_postgresql_a_lock_closes_two_people_erase_and_the_log_tells_it_offline() {
    let folder = tempfile::tempdir().unwrap();
    let url = Cluster::shared().database();
    let mut company = Company::found(folder.path(), &Database::Postgres(url.clone()));
    let code = company.code("Frida Lang", "notebook");
    let device = Device::enroll(folder.path(), &code, &company.certificates.ca, "[container]\nsize_mib = 16\n");
    let _running = device.run();
    device.wait_for_container("open");
    let plan = device.files().join("plan.txt");
    fs::write(&plan, "the plan for next year").unwrap();

    company.ask(0, &["device", "lock", "Frida", "--reason", "lost on a train"]);
    device.wait_for_container("locked");
    assert!(!plan.exists(), "a lock leaves nothing to read");
    let (unlock, words) = company.request(1, "unlock", &["Frida"]);
    company.approve(1, &unlock, &words);
    device.wait_for_container("open");
    assert_eq!(fs::read_to_string(&plan).unwrap(), "the plan for next year");

    let (wipe, words) = company.request(2, "wipe_container", &["Frida"]);
    device.wait_for_container("locked");
    company.approve(2, &wipe, &words);
    assert!(device.state.join("container.half").exists(), "one person is not two");
    assert_eq!(shares(&url), (1, 1));
    company.approve(0, &wipe, &words);
    let answer = company.ask(0, &["command", "watch", &wipe]);
    assert_eq!(text(&answer["targets"][0], "state"), "done", "{answer:#}");
    assert!(!device.state.join("container.half").exists());
    assert_eq!(shares(&url).0, 0, "the server's half of the key is gone");

    let export = folder.path().join("log.jsonl");
    finish(company.person(&company.people[0], &["log", "export", "--out"]).arg(&export));
    company.kill_server();
    let verified = company.ask(0, &["log", "verify", export.to_str().unwrap()]);
    assert_eq!(verified["ok"], true, "{verified:#}");
}
