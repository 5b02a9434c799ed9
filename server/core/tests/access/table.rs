//! What is decided, row by row: policies, a sign-in, the verdict, and the reason of every condition.

use crate::{oracle, scene};

/// Judges every row, by decision, explanation and oracle.
fn check(rows: &[(&str, &str, &str, &str)]) {
    for (policies, sign_in, verdict, reasons) in rows {
        let row = format!("{policies} || {sign_in}");
        let company = scene::company(policies);
        let attempt = scene::attempt(sign_in);
        let explanation = company.explain(&attempt.facts());
        assert_eq!(scene::verdict(&explanation), *verdict, "{row}");
        assert_eq!(scene::reasons(&explanation), *reasons, "{row}");
        let decision = company.decide(&attempt.facts());
        assert_eq!((decision.verdict, decision.reported), (explanation.verdict, explanation.reported), "{row}");
        assert_eq!(decision.valid_until, explanation.valid_until, "{row}");
        let oracle = oracle::judge(&scene::zones(), &scene::segments(), &scene::policies(policies), &attempt.facts());
        assert_eq!((decision.verdict, decision.reported), oracle, "{row}");
    }
}

#[test]
fn whoever_no_policy_is_about_is_let_in() {
    check(&[
        ("", "8.8.8.8", "allow", "decision.no_policy_applies"),
        ("", "?malformed", "allow", "decision.no_policy_applies"),
        ("group:finance, from:office", "8.8.8.8", "allow", "decision.no_policy_applies"),
        ("group:finance, from:office", "8.8.8.8 group:Finance", "allow", "decision.no_policy_applies"),
        ("group:finance, from:office", "8.8.8.8 group:finance", "deny", "from.elsewhere"),
        ("group:finance+hr, from:office", "8.8.8.8 group:hr", "deny", "from.elsewhere"),
        ("app:wiki, from:office", "8.8.8.8", "allow", "decision.no_policy_applies"),
        ("app:wiki+messenger, from:office", "8.8.8.8", "deny", "from.elsewhere"),
        ("role:owner, from:office", "8.8.8.8 admin:it app:console", "allow", "decision.no_policy_applies"),
        ("role:owner, from:office", "8.8.8.8 admin:it+owner app:console", "deny", "from.elsewhere"),
        ("role:owner, group:finance, from:office", "8.8.8.8 group:finance", "deny", "from.elsewhere"),
        ("role:owner, app:console, from:office", "8.8.8.8 admin:owner", "allow", "decision.no_policy_applies"),
        ("mode:draft, from:office", "8.8.8.8", "allow", "decision.no_policy_applies"),
    ]);
}

#[test]
fn being_in_a_segment_is_enough_whatever_the_geography() {
    check(&[
        ("from:office", "10.1.2.3", "allow", "from.zone"),
        ("from:office", "::ffff:10.1.2.3", "allow", "from.zone"),
        ("from:office", "10.1.2.3 DE", "allow", "from.zone"),
        ("from:office", "203.0.113.127 KP", "allow", "from.zone"),
        ("from:office", "203.0.113.128", "deny", "from.elsewhere"),
        ("from:office", "2001:db8:1:ffff::1", "allow", "from.zone"),
        ("from:office", "2001:db8:2::1", "deny", "from.elsewhere"),
        ("from:office", "2002:a00:1::1", "allow", "from.zone"),
        ("from:lab", "10.9.1.1", "allow", "from.zone"),
        ("from:office", "10.9.1.1", "allow", "from.zone"),
        ("from:lab", "10.8.1.1", "deny", "from.elsewhere"),
        ("from:office+cis", "10.1.2.3 DE", "allow", "from.zone"),
        ("from:office", "203.0.113.100", "allow", "from.zone"),
        ("from:office", "?malformed", "deny", "from.unknown(address.malformed)"),
    ]);
}

#[test]
fn a_country_counts_where_it_is_known() {
    check(&[
        ("from:cis", "8.8.8.8 RU", "allow", "from.zone"),
        ("from:cis", "8.8.8.8 DE", "deny", "from.elsewhere"),
        ("from:cis", "8.8.8.8", "deny", "from.unknown(place.not_in_database)"),
        ("from:cis", "?hidden RU", "deny", "from.unknown(address.hidden)"),
        ("from:cis, unknown:totp", "8.8.8.8", "step_up:totp", "from.unknown(place.not_in_database)"),
        ("from:cis, unknown:allow", "8.8.8.8", "allow", "from.unknown(place.not_in_database)"),
        ("from:cis, unknown:allow", "8.8.8.8 DE", "deny", "from.elsewhere"),
        ("from:cis", "192.0.2.1", "allow", "from.zone"),
        ("from:cis", "192.0.2.1 DE", "allow", "from.zone"),
        ("from:cis", "192.0.2.200 RU", "deny", "from.elsewhere"),
        ("from:mixed", "192.0.2.200 RU", "allow", "from.zone"),
    ]);
}

#[test]
fn an_address_that_is_nowhere_is_in_no_country() {
    check(&[
        ("from:cis", "10.1.2.3 RU", "deny", "from.unknown(place.private)"),
        ("from:cis", "100.64.0.1 RU", "deny", "from.unknown(place.shared_by_provider)"),
        ("from:cis", "169.254.0.1 RU", "deny", "from.unknown(place.link_local)"),
        ("from:cis", "127.0.0.1 RU", "deny", "from.unknown(place.loopback)"),
        ("from:cis", "fd00::1 RU", "deny", "from.unknown(place.unique_local)"),
        ("from:cis", "fe80::1 RU", "deny", "from.unknown(place.link_local)"),
        ("from:cis", "2002:808:808::1 RU", "deny", "from.unknown(place.tunnel)"),
        ("from:cis", "2001:0:808:808::1 RU", "deny", "from.unknown(place.tunnel)"),
        ("from:cis", "64:ff9b::808:808 RU", "deny", "from.unknown(place.translated)"),
        ("from:cis", "::ffff:192.168.1.1 RU", "deny", "from.unknown(place.private)"),
        ("not:cis", "10.1.2.3 DE", "deny", "not_from.unknown(place.private)"),
        ("from:hoster", "10.1.2.3 AS64500", "deny", "from.unknown(place.private)"),
    ]);
}

#[test]
fn an_address_that_hides_somebody_is_in_no_country() {
    check(&[
        ("from:cis", "198.51.100.7 RU", "deny", "from.unknown(place.tor)"),
        ("from:cis", "198.51.100.200 RU", "allow", "from.zone"),
        ("from:cis", "192.0.2.70 RU", "deny", "from.unknown(place.relay)"),
        ("from:cis", "203.0.113.100 RU", "deny", "from.unknown(place.vpn)"),
        ("not:cis", "198.51.100.7 DE", "deny", "not_from.unknown(place.tor)"),
        ("from:tor", "198.51.100.7 RU", "allow", "from.zone"),
        ("not:tor", "198.51.100.7", "deny", "not_from.zone"),
        ("not:tor", "2001:db8:666::1", "deny", "not_from.zone"),
        ("not:tor", "8.8.8.8", "allow", "not_from.outside"),
        ("not:tor", "?too_long", "deny", "not_from.unknown(address.too_long)"),
    ]);
}

#[test]
fn what_is_excluded_must_be_known_to_be_elsewhere() {
    check(&[
        ("not:cis", "8.8.8.8 DE", "allow", "not_from.outside"),
        ("not:cis", "8.8.8.8 KZ", "deny", "not_from.zone"),
        ("not:cis", "8.8.8.8", "deny", "not_from.unknown(place.not_in_database)"),
        ("not:cis, unknown:allow", "8.8.8.8", "allow", "not_from.unknown(place.not_in_database)"),
        ("not:hoster", "8.8.8.8 DE AS64500", "deny", "not_from.zone"),
        ("not:hoster", "8.8.8.8 DE", "deny", "not_from.unknown(place.not_in_database)"),
        ("not:hoster", "198.51.100.7 AS64500", "deny", "not_from.zone"),
        ("from:hoster", "8.8.8.8 AS64500", "allow", "from.zone"),
        ("from:hoster", "8.8.8.8 AS64501 RU", "deny", "from.elsewhere"),
        ("from:mixed", "8.8.8.8 DE", "allow", "from.zone"),
        ("from:mixed", "8.8.8.8 AS64501", "allow", "from.zone"),
        ("from:mixed", "8.8.8.8 RU", "deny", "from.unknown(place.not_in_database)"),
        ("from:mixed, not:office", "10.9.0.1", "deny", "from.zone not_from.zone"),
        ("from:cis, not:lab", "8.8.8.8 KZ", "allow", "from.zone not_from.outside"),
    ]);
}

#[test]
fn a_device_is_what_it_has_proved_to_be() {
    check(&[
        ("device:enrolled", "8.8.8.8", "deny", "device.not_enrolled"),
        ("device:enrolled", "8.8.8.8 on:silent", "allow", "device.enrolled"),
        ("device:compliant", "8.8.8.8", "deny", "device.not_enrolled"),
        ("device:compliant", "8.8.8.8 on:known", "allow", "device.compliant"),
        ("device:compliant", "8.8.8.8 on:broken", "deny", "device.not_compliant"),
        ("device:compliant", "8.8.8.8 on:silent", "deny", "device.posture_unknown"),
        ("device:compliant", "8.8.8.8 on:old", "deny", "device.posture_old"),
        ("device:compliant, unknown:sms", "8.8.8.8 on:old", "step_up:sms", "device.posture_old"),
        ("device:compliant, unknown:allow", "8.8.8.8 on:broken", "deny", "device.not_compliant"),
        ("device:known", "8.8.8.8 on:known", "allow", "device.known"),
        ("device:known, else:email_code", "8.8.8.8 on:new", "step_up:email_code", "device.new"),
        ("device:known", "8.8.8.8", "deny", "device.not_enrolled"),
        ("device:compliant+known", "8.8.8.8 on:new", "deny", "device.compliant device.new"),
    ]);
}

#[test]
fn hours_are_those_of_their_place() {
    check(&[
        ("hours:Europe/Moscow", "8.8.8.8 at:mon-09:00", "allow", "hours.within"),
        ("hours:Europe/Moscow", "8.8.8.8 at:mon-08:59", "deny", "hours.outside"),
        ("hours:Europe/Moscow", "8.8.8.8 at:fri-17:59", "allow", "hours.within"),
        ("hours:Europe/Moscow", "8.8.8.8 at:fri-18:00", "deny", "hours.outside"),
        ("hours:Europe/Moscow", "8.8.8.8 at:sat-12:00", "deny", "hours.outside"),
        ("hours:Asia/Almaty", "8.8.8.8 at:mon-17:00", "deny", "hours.outside"),
        ("hours:Asia/Almaty", "8.8.8.8 at:mon-07:00", "allow", "hours.within"),
        ("hours:Europe/Moscow | hours:Asia/Almaty", "8.8.8.8 at:mon-12:00", "allow", "hours.within | hours.within"),
    ]);
}

#[test]
fn travel_is_judged_where_both_points_carry_it() {
    check(&[
        ("travel:900", "8.8.8.8 in:moscow", "allow", "travel.first"),
        ("travel:900", "8.8.8.8 in:moscow before:almaty-240", "allow", "travel.possible"),
        ("travel:900", "8.8.8.8 in:moscow before:almaty-180", "deny", "travel.impossible"),
        ("travel:900, else:totp", "8.8.8.8 in:sydney before:moscow-60", "step_up:totp", "travel.impossible"),
        ("travel:1200", "8.8.8.8 in:moscow before:almaty-180", "allow", "travel.possible"),
        ("travel:900", "8.8.8.8 in:tver before:moscow-1", "deny", "travel.impossible"),
        ("travel:900", "8.8.8.8 in:tver before:moscow-10", "deny", "travel.not_judged(travel.within_accuracy)"),
        ("travel:900", "8.8.8.8 in:moscow before:moscow-0", "allow", "travel.possible"),
        ("travel:900", "8.8.8.8 before:almaty-180", "deny", "travel.not_judged(travel.unlocated)"),
        ("travel:900", "8.8.8.8 in:moscow before:nowhere-180", "deny", "travel.not_judged(travel.unlocated)"),
        ("travel:900", "8.8.8.8 in:vague before:moscow-180", "deny", "travel.not_judged(travel.no_accuracy)"),
        ("travel:900", "8.8.8.8 in:siberia before:moscow-1", "deny", "travel.not_judged(travel.too_coarse)"),
        ("travel:900", "8.8.8.8 in:moscow before:tor-180", "deny", "travel.not_judged(travel.unlocated)"),
        ("travel:900", "10.1.2.3 in:moscow before:almaty-180", "deny", "travel.not_judged(travel.unlocated)"),
        (
            "travel:900, unknown:allow",
            "198.51.100.7 in:moscow before:almaty-1",
            "allow",
            "travel.not_judged(travel.unlocated)",
        ),
        ("travel:900", "192.0.2.1 KZ in:almaty before:almaty-1", "allow", "travel.possible"),
        ("travel:900", "192.0.2.1 RU in:moscow before:almaty-1", "deny", "travel.not_judged(travel.unlocated)"),
    ]);
}

#[test]
fn the_strictest_of_all_policies_wins() {
    check(&[
        ("from:office | device:enrolled", "10.1.2.3", "deny", "from.zone | device.not_enrolled"),
        ("device:enrolled | from:office", "10.1.2.3", "deny", "device.not_enrolled | from.zone"),
        ("from:office, else:totp | device:enrolled", "8.8.8.8", "deny", "from.elsewhere | device.not_enrolled"),
        (
            "from:office, else:totp | device:enrolled",
            "8.8.8.8 on:new",
            "step_up:totp",
            "from.elsewhere | device.enrolled",
        ),
        (
            "from:office, else:totp | device:enrolled, else:passkey",
            "8.8.8.8",
            "step_up:passkey+totp",
            "from.elsewhere | device.not_enrolled",
        ),
        ("from:office | group:finance, device:enrolled", "10.1.2.3", "allow", "from.zone"),
    ]);
}

#[test]
fn a_factor_that_was_proved_is_not_asked_for_again() {
    check(&[
        ("from:office, else:totp", "8.8.8.8 with:password+totp", "allow", "from.elsewhere"),
        ("from:office, else:totp", "8.8.8.8 with:passkey+sms", "step_up:totp", "from.elsewhere"),
        ("from:cis, unknown:passkey", "8.8.8.8 with:passkey", "allow", "from.unknown(place.not_in_database)"),
        (
            "from:office, else:totp | device:enrolled, else:sms",
            "8.8.8.8 with:totp",
            "step_up:sms",
            "from.elsewhere | device.not_enrolled",
        ),
    ]);
}

#[test]
fn failing_never_hides_what_is_unknown() {
    check(&[
        (
            "from:cis, device:enrolled, else:totp",
            "8.8.8.8",
            "deny",
            "from.unknown(place.not_in_database) device.not_enrolled",
        ),
        (
            "from:cis, device:enrolled, else:totp, unknown:sms",
            "8.8.8.8",
            "step_up:totp+sms",
            "from.unknown(place.not_in_database) device.not_enrolled",
        ),
        (
            "from:cis, device:enrolled, unknown:allow",
            "8.8.8.8",
            "deny",
            "from.unknown(place.not_in_database) device.not_enrolled",
        ),
    ]);
}

#[test]
fn a_policy_that_only_reports_binds_nobody() {
    check(&[
        ("mode:report, from:office", "8.8.8.8", "allow (reported deny)", "from.elsewhere"),
        ("mode:report, from:office, else:totp", "8.8.8.8", "allow (reported step_up:totp)", "from.elsewhere"),
        (
            "mode:report, from:office | device:enrolled, else:sms",
            "8.8.8.8",
            "step_up:sms (reported deny)",
            "from.elsewhere | device.not_enrolled",
        ),
        (
            "mode:report, from:office | from:cis",
            "8.8.8.8",
            "deny (reported deny)",
            "from.elsewhere | from.unknown(place.not_in_database)",
        ),
    ]);
}
