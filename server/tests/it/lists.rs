//! Lists: what a filter leaves, in which order, page by page; counters and copies that follow every change; searches.

use lethe_proto::ids::Time;
use lethe_server::store::{
    Committed, Store, StoreError,
    lists::{DeviceFilter, DevicePage, DeviceRow, DeviceSort, PeopleFilter},
    repo::enrollments::EnrollmentStatus,
};
use lethe_server_core::{actor::Actor, audit::AuditEvent};

use crate::{
    backend::{TestDb, on_both},
    fleet::{self, planned},
};

on_both!(
    every_filter_leaves_exactly_what_it_names_in_every_order_whichever_way_it_is_found,
    counters_follow_every_change,
    a_person_who_moves_to_another_group_takes_their_devices_along,
    names_are_found_by_the_beginnings_of_their_words_in_any_script,
    a_database_from_before_the_lists_is_filled_when_it_is_opened,
    a_cursor_of_another_order_is_no_cursor,
);

const DEVICES: usize = 60;

/// All pages of a list, one after the other.
async fn pages(store: &Store, filter: &DeviceFilter, page: DevicePage) -> Vec<DeviceRow> {
    let mut page = DevicePage { limit: 7, ..page };
    let mut found = Vec::new();
    loop {
        let rows = store.read().devices(filter, &page).await.unwrap().unwrap();
        assert!(rows.items.len() <= 7);
        found.extend(rows.items);
        match rows.next {
            None => return found,
            end => page.after = end,
        }
    }
}

/// Which rows a filter leaves.
type Leaves = Box<dyn Fn(&DeviceRow) -> bool>;

fn filters(now: Time) -> Vec<(DeviceFilter, Leaves)> {
    let plan = |row: &DeviceRow| {
        planned(usize::try_from(u64::from_be_bytes(row.enrollment.as_bytes()[8..].try_into().unwrap())).unwrap())
    };
    let base = DeviceFilter::default;
    vec![
        (base(), Box::new(|_| true)),
        (DeviceFilter { group: Some("paris".into()), ..base() }, Box::new(move |row| plan(row).group == Some("paris"))),
        (DeviceFilter { locked: Some(true), ..base() }, Box::new(move |row| plan(row).locked)),
        (DeviceFilter { locked: Some(false), ..base() }, Box::new(move |row| !plan(row).locked)),
        (
            DeviceFilter { status: Some(EnrollmentStatus::Erased), ..base() },
            Box::new(move |row| plan(row).status == EnrollmentStatus::Erased),
        ),
        (
            DeviceFilter { platform: Some("Fedora".into()), ..base() },
            Box::new(move |row| plan(row).platform == Some("Fedora")),
        ),
        (
            DeviceFilter { quiet_since: Some(now), ..base() },
            Box::new(move |row| row.status.is_alive() && row.seen_at < now),
        ),
        (base().searching(Some("MAI no")), Box::new(move |row| row.label.as_str().contains("Maier"))),
        (base().searching(Some("королев")), Box::new(move |row| row.label.as_str().contains("Королёв"))),
        (base().searching(Some("nobody")), Box::new(|_| false)),
        (DeviceFilter { person_no: Some(1), ..base() }, Box::new(move |row| row.person == fleet::person_id(0))),
        (
            DeviceFilter {
                group: Some("berlin".into()),
                locked: Some(false),
                status: Some(EnrollmentStatus::Active),
                platform: Some("Debian GNU/Linux".into()),
                ..base()
            }
            .searching(Some("note")),
            Box::new(move |row| {
                let plan = plan(row);
                let is = (plan.group, plan.locked, plan.status, plan.platform);
                is == (Some("berlin"), false, EnrollmentStatus::Active, Some("Debian GNU/Linux"))
            }),
        ),
        (DeviceFilter { enrollment_no: Some(1), ..base() }, Box::new(|row| row.no == 1)),
    ]
}

async fn every_filter_leaves_exactly_what_it_names_in_every_order_whichever_way_it_is_found(db: TestDb) {
    fleet::fill(&db.store, 0, DEVICES / 2).await;
    db.clock.advance(60_000);
    fleet::fill(&db.store, DEVICES / 2, DEVICES).await;
    let moment = Time(db.store.clock().now().0 - 1);
    for sort in [DeviceSort::Label, DeviceSort::Seen, DeviceSort::Created] {
        for descending in [false, true] {
            let page = DevicePage { sort, descending, ..DevicePage::default() };
            let all = pages(&db.store, &DeviceFilter::default(), page.clone()).await;
            assert_eq!(all.len(), DEVICES, "{sort:?}");
            for (filter, leaves) in filters(moment) {
                let wanted: Vec<_> = all.iter().filter(|row| leaves(row)).cloned().collect();
                // Gathered, and walked.
                for few in [2_000, 0] {
                    let found = pages(&db.store, &filter, DevicePage { few, ..page.clone() }).await;
                    assert_eq!(found, wanted, "{filter:?} {sort:?} {descending} {few}");
                }
            }
        }
    }
}

async fn counted(store: &Store) {
    for group in [None, Some("berlin"), Some("paris"), Some("nobody's")] {
        let filter = DeviceFilter { group: group.map(str::to_owned), ..DeviceFilter::default() };
        let rows = pages(store, &filter, DevicePage::default()).await;
        let counts = store.read().device_counts(group).await.unwrap();
        assert_eq!(counts.total, rows.len() as u64, "{group:?}");
        for (state, count) in counts.by_state {
            assert_eq!(count, rows.iter().filter(|row| row.status.as_str() == state).count() as u64, "{state}");
        }
        for (platform, count) in counts.by_platform {
            let living = rows.iter().filter(|row| row.status.is_alive() && row.platform == platform);
            assert_eq!(count, living.count() as u64, "{platform}");
        }
    }
}

async fn counters_follow_every_change(db: TestDb) {
    counted(&db.store).await;
    fleet::fill(&db.store, 0, 24).await;
    counted(&db.store).await;
    assert_eq!(db.store.read().device_counts(None).await.unwrap().total, 24);
    let now = db.store.clock().now();
    assert_eq!(db.store.read().out_of_contact(None, now).await.unwrap(), 0);
    let living = db.store.read().out_of_contact(None, now.plus(1)).await.unwrap();
    assert_eq!(living, 22, "two of 24 were erased");
    let berlin = db.store.read().out_of_contact(Some("berlin"), now.plus(1)).await.unwrap();
    assert!(0 < berlin && berlin < living);
}

async fn change(store: &Store, group: Option<&str>, name: &str) {
    let (group, name) = (group.map(str::to_owned), name.to_owned());
    let changed = store.write(move |tx| async move {
        let id = fleet::person_id(0);
        let mut person = tx.people().find(id).await?.unwrap();
        (person.group, person.name) = (group, name);
        tx.people().change(&person).await?;
        let event = AuditEvent::PersonChanged { person: id, what: "group".to_owned() };
        Ok::<Committed<()>, StoreError>(tx.commit(Actor::Operator, event, ()))
    });
    changed.await.unwrap();
}

async fn a_person_who_moves_to_another_group_takes_their_devices_along(db: TestDb) {
    fleet::fill(&db.store, 0, 8).await;
    let berlin = DeviceFilter { group: Some("berlin".into()), ..DeviceFilter::default() };
    assert_eq!(pages(&db.store, &berlin, DevicePage::default()).await.len(), 4);
    change(&db.store, Some("oslo"), "Lena Maier").await;
    assert_eq!(pages(&db.store, &berlin, DevicePage::default()).await.len(), 2);
    counted(&db.store).await;
}

async fn names(store: &Store, search: &str) -> Vec<String> {
    let filter = PeopleFilter { search: Some(search.to_owned()), ..PeopleFilter::default() };
    let rows = store.read().people_page(&filter, None, 50).await.unwrap();
    rows.items.into_iter().map(|row| row.person.name).collect()
}

async fn names_are_found_by_the_beginnings_of_their_words_in_any_script(db: TestDb) {
    fleet::fill(&db.store, 0, 8).await;
    assert_eq!(names(&db.store, "ЛЕВ кор").await, ["Лев Королёв"]);
    assert_eq!(names(&db.store, "lane").await, ["Олёна Smith-Lane"]);
    assert!(names(&db.store, "aier").await.is_empty(), "not from the middle of a word");
    change(&db.store, None, "Lena Weber").await;
    assert_eq!(names(&db.store, "lena web").await, ["Lena Weber"]);
    assert!(names(&db.store, "lena mai").await.is_empty());
}

async fn a_database_from_before_the_lists_is_filled_when_it_is_opened(db: TestDb) {
    fleet::fill(&db.store, 0, 24).await;
    // What no list told: reports in these tests are empty, so platforms come back empty.
    let strip = |rows: Vec<DeviceRow>| -> Vec<DeviceRow> {
        let bare = |mut row: DeviceRow| {
            row.platform.clear();
            row.container.clear();
            row
        };
        rows.into_iter().map(bare).collect()
    };
    let before = strip(pages(&db.store, &DeviceFilter::default(), DevicePage::default()).await);
    for sql in [
        "DELETE FROM search_word",
        "DELETE FROM device_list",
        "DELETE FROM device_count",
        "UPDATE person SET words = ''",
    ] {
        db.tamper(sql).await.unwrap();
    }
    let store = db.reopen().await;
    assert_eq!(strip(pages(&store, &DeviceFilter::default(), DevicePage::default()).await), before);
    assert_eq!(names(&store, "ЛЕВ кор").await, ["Лев Королёв"]);
    let found = pages(&store, &DeviceFilter::default().searching(Some("maier")), DevicePage::default()).await;
    assert!(!found.is_empty());
    counted(&store).await;
}

async fn a_cursor_of_another_order_is_no_cursor(db: TestDb) {
    fleet::fill(&db.store, 0, 8).await;
    let by_label = DevicePage { limit: 2, ..DevicePage::default() };
    let end = db.store.read().devices(&DeviceFilter::default(), &by_label).await.unwrap().unwrap().next;
    let by_seen = DevicePage { sort: DeviceSort::Seen, after: end, ..DevicePage::default() };
    assert_eq!(db.store.read().devices(&DeviceFilter::default(), &by_seen).await.unwrap(), None);
}
