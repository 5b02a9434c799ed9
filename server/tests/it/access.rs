//! The access rules on both databases: versions, trials, judgements, records and how they are forgotten.

use std::sync::Arc;

use lethe_proto::{
    ids::{DAY_MS, Time},
    text::Line,
};
use lethe_server::{
    store::lists::{EventFilter, SignInFilter},
    usecase::{
        By, Failure as _, House,
        access::{Attempt, Document, Rules, Told},
        apply_retention::{Keep, apply_retention},
        break_glass::{begin_break_glass, end_break_glass},
        create_admin::{NewAdmin, create_admin},
        judge_caller::judge_caller,
        redeem_setup_link::redeem_setup_link,
        save_access_rules::{NewAccessRules, SaveAccessRulesError, revert_unconfirmed, save_access_rules},
        settle_access_rules::{confirm_access_rules, revert_access_rules},
        try_access_rules::try_access_rules,
    },
    wiring::Access,
};
use lethe_server_core::{
    access::{
        app::AppId,
        factor::Factors,
        facts::{Device, Facts},
        origin::{Coordinates, Origin, Place},
        verdict::Verdict,
    },
    clock::Clock as _,
    permission::AdminRole,
};
use serde_json::{Value, json};

use crate::{
    backend::{TestDb, on_both},
    scene::{Scene, from},
};

on_both!(
    rules_on_trial_are_taken_back_unless_somebody_confirms_them,
    rules_are_saved_only_by_whoever_read_those_in_force,
    nobody_saves_rules_that_would_keep_them_out,
    another_node_goes_by_the_same_rules,
    not_one_decision_uses_half_of_two_policies,
    a_refused_administrator_leaves_a_record_and_nothing_else,
    the_host_lets_administrators_in_for_a_while,
    a_draft_is_tried_on_what_really_happened,
    sign_ins_lose_their_address_first_and_then_go,
);

const OFFICE: &str = "192.0.2.7";
const ELSEWHERE: &str = "198.51.100.9";

fn id(number: u32) -> String {
    format!("{number:032x}")
}

/// Everybody signs in from one network.
fn only_from(network: &str) -> Value {
    json!({
        "segments": [{"id": id(1), "name": "Office network", "networks": [network]}],
        "zones": [{"id": id(2), "name": "Office", "segments": [id(1)]}],
        "policies": [{"id": id(3), "name": network, "mode": "on", "from": [id(2)], "otherwise": "deny"}],
    })
}

fn office() -> Value {
    only_from("192.0.2.0/24")
}

fn rules(document: &Value) -> Rules {
    Rules::of(1, &Document::read(document).unwrap()).unwrap()
}

fn new(document: &Value, based_on: u64, revert_after_s: Option<u64>) -> NewAccessRules {
    NewAccessRules { document: Document::read(document).unwrap(), based_on, note: None, revert_after_s }
}

fn nothing() -> Rules {
    Rules::none().unwrap()
}

async fn save(house: &House, by: &By, address: &str, new: NewAccessRules) -> Result<u64, SaveAccessRulesError> {
    save_access_rules(house, by.clone(), new, &from(address, nothing())).await
}

async fn in_force(house: &House) -> u64 {
    let head = house.store.read().access_rules().head_in_force(house.store.clock().now()).await.unwrap();
    head.map_or(0, |head| head.version)
}

fn owner(scene: &Scene) -> By {
    By::Admin(Box::new(scene.owner.clone()))
}

async fn rules_on_trial_are_taken_back_unless_somebody_confirms_them(db: TestDb) {
    let scene = Scene::new(db).await;
    let (house, by) = (&scene.house, owner(&scene));
    assert_eq!(save(house, &by, OFFICE, new(&office(), 0, None)).await.unwrap(), 1);
    assert_eq!(save(house, &by, OFFICE, new(&only_from("192.0.2.0/25"), 1, Some(600))).await.unwrap(), 2);
    let access = Access::open(house).await.unwrap();
    assert_eq!((access.rules(house).await.unwrap().version(), in_force(house).await), (2, 2));
    scene.db.clock.advance(599_999);
    assert_eq!(access.rules(house).await.unwrap().version(), 2);
    scene.db.clock.advance(1);
    assert_eq!(access.rules(house).await.unwrap().version(), 1, "without anybody who tells");
    let late = confirm_access_rules(house, by.clone(), 2).await.unwrap_err();
    assert_eq!(late.code(), "access.changed_meanwhile");
    assert_eq!(revert_unconfirmed(house).await.unwrap(), 1);
    assert_eq!(revert_unconfirmed(house).await.unwrap(), 0, "twice is no change");
    assert_eq!(scene.verbs().await.last().map(String::as_str), Some("access_rules.reverted"));

    assert_eq!(save(house, &by, OFFICE, new(&only_from("192.0.2.0/25"), 1, Some(600))).await.unwrap(), 3);
    confirm_access_rules(house, by.clone(), 3).await.unwrap();
    assert_eq!(confirm_access_rules(house, by.clone(), 3).await.unwrap_err().code(), "access.not_on_trial");
    scene.db.clock.advance(DAY_MS);
    access.look(house).await.unwrap();
    assert_eq!((access.rules(house).await.unwrap().version(), in_force(house).await), (3, 3));
    revert_access_rules(house, by.clone(), 3, &from(OFFICE, nothing())).await.unwrap();
    access.look(house).await.unwrap();
    assert_eq!(access.rules(house).await.unwrap().version(), 1);
}

async fn rules_are_saved_only_by_whoever_read_those_in_force(db: TestDb) {
    let scene = Scene::new(db).await;
    let (house, by) = (&scene.house, owner(&scene));
    save(house, &by, OFFICE, new(&office(), 0, None)).await.unwrap();
    let stale = save(house, &by, OFFICE, new(&office(), 0, None)).await.unwrap_err();
    assert_eq!(stale.code(), "access.changed_meanwhile");
    for seconds in [0, 59, 86_401] {
        let trial = save(house, &by, OFFICE, new(&office(), 1, Some(seconds))).await.unwrap_err();
        assert_eq!(trial.code(), "access.trial");
    }
    let auditor = scene.admin("Alma", AdminRole::Auditor, None).await;
    let scoped = scene.admin("Ian", AdminRole::It, Some("berlin")).await;
    for caller in [auditor, scoped] {
        let denied = save(house, &By::Admin(Box::new(caller)), OFFICE, new(&office(), 1, None)).await.unwrap_err();
        assert_eq!(denied.code(), "caller.denied");
    }
    assert_eq!(in_force(house).await, 1);
}

async fn nobody_saves_rules_that_would_keep_them_out(db: TestDb) {
    let scene = Scene::new(db).await;
    let (house, by) = (&scene.house, owner(&scene));
    let locked = save(house, &by, ELSEWHERE, new(&office(), 0, None)).await.unwrap_err();
    assert_eq!(locked.code(), "access.locks_you_out");
    assert!(locked.to_string().contains("192.0.2.0/24"), "{locked}");
    assert_eq!(in_force(house).await, 0, "nothing was saved");
    save(house, &By::Operator, ELSEWHERE, new(&only_from("198.51.100.0/24"), 0, None)).await.unwrap();
    save(house, &by, OFFICE, new(&office(), 1, None)).await.unwrap();
    let locked = revert_access_rules(house, by.clone(), 2, &from(OFFICE, nothing())).await.unwrap_err();
    assert_eq!((locked.code(), in_force(house).await), ("access.locks_you_out", 2));
}

async fn another_node_goes_by_the_same_rules(db: TestDb) {
    let scene = Scene::new(db).await;
    let other = House { store: scene.db.reopen().await, ..scene.house.clone() };
    let there = Access::open(&other).await.unwrap();
    assert_eq!(there.rules(&other).await.unwrap().version(), 0);
    save(&scene.house, &owner(&scene), OFFICE, new(&office(), 0, None)).await.unwrap();
    there.look(&other).await.unwrap();
    assert_eq!(there.rules(&other).await.unwrap().version(), 1);
}

/// Verdict and policy of somebody from the office, by one snapshot.
fn judged(attempt: &Attempt, scene: &Scene) -> (u64, Verdict, String) {
    let (compiled, app) = (attempt.rules.compiled(), AppId::CONSOLE);
    let admin = &scene.owner.admin;
    let subject = lethe_server_core::access::facts::Subject::Admin { id: admin.id, group: None, roles: &admin.roles };
    let (origin, at) = (attempt.origin, scene.db.clock.now());
    let facts = Facts { subject, app: &app, factors: Factors::NONE, device: Device::None, origin, at, previous: None };
    let (decision, told) = (compiled.decide(&facts), Told::of(&compiled.explain(&facts), &attempt.rules));
    assert_eq!((decision.version, decision.verdict.as_str()), (told.rules_version, told.verdict.as_str()));
    (decision.version, decision.verdict, told.policies[0].name.clone())
}

async fn not_one_decision_uses_half_of_two_policies(db: TestDb) {
    const SWAPS: u64 = 60;
    let scene = Arc::new(Scene::new(db).await);
    // Odd versions let the office in and nobody else; even ones the other way round.
    let documents = [only_from("198.51.100.0/24"), office()];
    save(&scene.house, &By::Operator, OFFICE, new(&documents[1], 0, None)).await.unwrap();
    let access = Arc::new(Access::open(&scene.house).await.unwrap());
    let over = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let readers: Vec<_> = (0..4)
        .map(|_| {
            let (scene, access, over) = (scene.clone(), access.clone(), over.clone());
            tokio::spawn(async move {
                let (mut decided, mut versions) = (0, std::collections::BTreeSet::new());
                let origin = Origin { address: Ok(OFFICE.parse().unwrap()), place: Place::default() };
                while !over.load(std::sync::atomic::Ordering::Acquire) {
                    let attempt = access.attempt(&scene.house, origin).await.unwrap();
                    for _ in 0..20 {
                        let (version, verdict, policy) = judged(&attempt, &scene);
                        let (allowed, network) = if version % 2 == 1 {
                            (Verdict::Allow, "192.0.2.0/24")
                        } else {
                            (Verdict::Deny, "198.51.100.0/24")
                        };
                        assert_eq!((verdict, policy.as_str()), (allowed, network), "version {version}");
                        decided += 1;
                        versions.insert(version);
                    }
                    tokio::task::yield_now().await;
                }
                (decided, versions)
            })
        })
        .collect();
    for version in 1..SWAPS {
        let next = &documents[usize::try_from((version + 1) % 2).unwrap()];
        save(&scene.house, &By::Operator, OFFICE, new(next, version, None)).await.unwrap();
        access.read_again(&scene.house).await.unwrap();
    }
    over.store(true, std::sync::atomic::Ordering::Release);
    let mut seen = std::collections::BTreeSet::new();
    for reader in readers {
        let (decided, versions) = reader.await.unwrap();
        assert!(decided > 0);
        seen.extend(versions);
    }
    assert!(seen.len() > 2, "the rules were swapped while somebody decided: {seen:?}");
}

async fn a_refused_administrator_leaves_a_record_and_nothing_else(db: TestDb) {
    let scene = Scene::new(db).await;
    let house = &scene.house;
    let made = NewAdmin { name: "Ian".to_owned(), roles: vec![AdminRole::It], group: None };
    let link = create_admin(house, By::Operator, made).await.unwrap();
    let refused =
        redeem_setup_link(house, &link.secret, &from(ELSEWHERE, rules(&office()))).await.map(|_| ()).unwrap_err();
    assert_eq!(refused.code(), "sign_in.refused_here");
    let page = house.store.read().sign_ins_page(&SignInFilter::default(), None, 10).await.unwrap().items;
    let kept = &page[0].sign_in;
    assert_eq!((kept.admitted, kept.verdict, kept.via, kept.rules_version), (false, Verdict::Deny, None, 1));
    assert_eq!(kept.who.id(), *link.admin.as_bytes());
    assert_eq!(kept.from.origin().address, Ok(ELSEWHERE.parse().unwrap()));
    let event = &house.store.read().events(&EventFilter::default(), None, 1).await.unwrap().items[0];
    assert_eq!((event.verb.as_str(), &event.subject_id), ("sign_in.refused", &link.admin.as_bytes().to_vec()));
    assert_eq!(event.facts, r#"{"app":"api","rules":"1","why":"from.elsewhere"}"#);
    assert!(!event.facts.contains(ELSEWHERE), "the log forgets nothing, so it holds no address");
    let token = redeem_setup_link(house, &link.secret, &from(OFFICE, rules(&office()))).await.unwrap();
    let page = house.store.read().sign_ins_page(&SignInFilter::default(), None, 1).await.unwrap().items;
    assert_eq!((page[0].sign_in.admitted, page[0].sign_in.via), (true, Some(*token.id.as_bytes())));
}

async fn the_host_lets_administrators_in_for_a_while(db: TestDb) {
    let scene = Scene::new(db).await;
    let house = &scene.house;
    let elsewhere = from(ELSEWHERE, rules(&office()));
    let reason = || Line::new("the office has burnt down").unwrap();
    for minutes in [0, 1441] {
        assert_eq!(begin_break_glass(house, minutes, reason()).await.unwrap_err().code(), "break_glass.minutes");
    }
    assert!(judge_caller(house, &scene.owner, &elsewhere).await.unwrap().refusal.is_some());
    let until = begin_break_glass(house, 10, reason()).await.unwrap();
    let standing = judge_caller(house, &scene.owner, &elsewhere).await.unwrap();
    assert_eq!((standing.refusal, standing.valid_until), (None, Some(until)));
    let made = NewAdmin { name: "Ian".to_owned(), roles: vec![AdminRole::It], group: None };
    let link = create_admin(house, By::Operator, made).await.unwrap();
    redeem_setup_link(house, &link.secret, &elsewhere).await.unwrap();
    let kept =
        house.store.read().sign_ins_page(&SignInFilter::default(), None, 1).await.unwrap().items.remove(0).sign_in;
    assert_eq!((kept.admitted, kept.break_glass, kept.verdict), (true, true, Verdict::Deny));
    scene.db.clock.advance(10 * 60_000);
    assert!(judge_caller(house, &scene.owner, &elsewhere).await.unwrap().refusal.is_some(), "it ends by itself");
    begin_break_glass(house, 10, reason()).await.unwrap();
    end_break_glass(house).await.unwrap();
    end_break_glass(house).await.unwrap();
    assert!(judge_caller(house, &scene.owner, &elsewhere).await.unwrap().refusal.is_some());
    let verbs = scene.verbs().await;
    let of_glass = verbs.iter().filter(|verb| verb.starts_with("break_glass.")).count();
    assert_eq!(of_glass, 3, "ending what does not last is no change");
}

async fn come(scene: &Scene, name: &str, attempt: &Attempt) {
    let made = NewAdmin { name: name.to_owned(), roles: vec![AdminRole::It], group: None };
    let link = create_admin(&scene.house, By::Operator, made).await.unwrap();
    drop(redeem_setup_link(&scene.house, &link.secret, attempt).await);
}

async fn a_draft_is_tried_on_what_really_happened(db: TestDb) {
    let scene = Scene::new(db).await;
    scene.db.clock.advance(31 * DAY_MS);
    for (number, address) in [OFFICE, OFFICE, ELSEWHERE, ELSEWHERE, ELSEWHERE].into_iter().enumerate() {
        come(&scene, &format!("a{number}"), &from(address, nothing())).await;
    }
    come(&scene, "refused", &from(ELSEWHERE, rules(&office()))).await;
    let trial = try_access_rules(&scene.house, &rules(&office())).await.unwrap();
    assert_eq!((trial.judged, trial.allowed, trial.stepped_up, trial.refused, trial.cut), (6, 2, 0, 4, false));
    assert_eq!(trial.changed.len(), 3, "who was refused then is refused now");
    assert!(trial.changed.iter().all(|changed| changed.now == Verdict::Deny && changed.kept.sign_in.admitted));
    assert!(trial.changed.windows(2).all(|pair| pair[0].kept.no > pair[1].kept.no), "newest first");
}

async fn sign_ins_lose_their_address_first_and_then_go(db: TestDb) {
    let scene = Scene::new(db).await;
    let house = &scene.house;
    let point = Coordinates::new(52.52, 13.405, Some(20));
    let place =
        Place { coordinates: point, country: "DE".parse().ok(), database_built: Some(Time(7)), ..Place::default() };
    let origin = Origin { address: Ok(OFFICE.parse().unwrap()), place };
    come(&scene, "Ian", &Attempt { origin, rules: Arc::new(nothing()) }).await;
    let newest = async || {
        let page = house.store.read().sign_ins_page(&SignInFilter::default(), None, 10).await.unwrap().items;
        page.into_iter().next().map(|kept| kept.sign_in)
    };
    let kept = newest().await.unwrap();
    assert_eq!((kept.from.address, kept.from.place), (Ok((OFFICE.parse().unwrap(), 32)), place));
    let keep = Keep { sign_ins_days: 90, addresses_days: 30 };
    scene.db.clock.advance(30 * DAY_MS);
    assert_eq!(apply_retention(house, keep).await.unwrap().addresses, 0, "not a moment early");
    scene.db.clock.advance(1);
    let forgotten = apply_retention(house, keep).await.unwrap();
    assert!(forgotten.addresses > 0 && forgotten.sign_ins == 0 && !forgotten.more);
    assert_eq!(apply_retention(house, keep).await.unwrap().addresses, 0, "twice is no change");
    let kept = newest().await.unwrap();
    assert_eq!(kept.from.address, Ok(("192.0.2.0".parse().unwrap(), 24)));
    assert_eq!((kept.from.place.coordinates, kept.from.place.country), (None, "DE".parse().ok()));
    scene.db.clock.advance(60 * DAY_MS);
    assert!(apply_retention(house, keep).await.unwrap().sign_ins > 0);
    assert_eq!(newest().await, None);
    assert_eq!(house.store.read().retention_ran_at().await.unwrap(), Some(scene.db.clock.now()));
    assert!(scene.verbs().await.contains(&"retention.applied".to_owned()));
}
