//! A decision allocates nothing.

use std::hint::black_box;

use crate::{big, scene};

fn allocations(company: &lethe_server_core::access::compiled::Compiled, attempt: &scene::Attempt) -> u64 {
    let facts = attempt.facts();
    let counted = allocation_counter::measure(|| {
        black_box(company.decide(black_box(&facts)));
    });
    counted.count_total
}

#[test]
fn a_decision_allocates_nothing() {
    let company = scene::company(
        "from:office+cis+mixed, not:tor+hoster, device:compliant+known, hours:Europe/Berlin, travel:900, else:totp, unknown:sms | \
         mode:report, group:finance, app:messenger, from:lab | role:owner, hours:Asia/Almaty",
    );
    for sign_in in [
        "8.8.8.8 RU AS64500 on:known in:moscow before:almaty-180 group:finance",
        "2001:db8:1::1 on:old in:sydney before:moscow-1 admin:owner+it",
        "?malformed",
        "10.1.2.3 at:sun-03:00",
    ] {
        assert_eq!(allocations(&company, &scene::attempt(sign_in)), 0, "{sign_in}");
    }
}

#[test]
fn a_decision_of_a_large_company_allocates_nothing() {
    let company = big::company();
    for no in 0..100 {
        assert_eq!(allocations(&company, &big::attempt(no)), 0, "{no}");
    }
}

#[test]
fn the_counter_counts() {
    let counted = allocation_counter::measure(|| {
        black_box(vec![1_u8]);
    });
    assert_eq!(counted.count_total, 1);
}
