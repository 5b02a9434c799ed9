//! What decodes encodes to the same bytes; what does not decode does no harm.

use lethe_proto::{
    cbor::{CAP, Exact, decode, encode},
    command::{Command, CommandTag, KeyringRef, Lift, Target},
    kinds::Action,
    state::{State, StateTag},
    text::Line,
};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::book;

fn line() -> impl Strategy<Value = Line> {
    "[\\PC]{1,60}".prop_filter_map("a line", |text| Line::new(text).ok())
}

prop_compose! {
    fn target()(device: [u8; 16], enrollment: [u8; 16], person: [u8; 16], label in line()) -> Target {
        Target { device: device.into(), enrollment: enrollment.into(), person: person.into(), label }
    }
}

prop_compose! {
    fn lift()(enrollment: [u8; 16], server_key: [u8; 16], counter: u64) -> Lift {
        Lift { enrollment: enrollment.into(), server_key: server_key.into(), counter }
    }
}

prop_compose! {
    fn any_command()(
        tenant: [u8; 16],
        action in select(Action::ALL),
        lifts in vec(lift(), 0..4),
        targets in vec(target(), 0..26),
        version: u64,
        digest: [u8; 32],
        id: [u8; 16],
        nonce: [u8; 16],
        times: [u64; 3],
        reason in line(),
    ) -> Command {
        Command {
            tag: CommandTag,
            tenant: tenant.into(),
            action,
            lifts,
            targets,
            keyring: KeyringRef { version, digest: digest.into() },
            id: id.into(),
            nonce: nonce.into(),
            issued: lethe_proto::ids::Time(times[0]),
            not_before: lethe_proto::ids::Time(times[1]),
            expires: lethe_proto::ids::Time(times[2]),
            reason,
        }
    }
}

prop_compose! {
    fn any_state()(
        ids: [[u8; 16]; 3],
        numbers: [u64; 7],
        message: String,
        cancelled: Vec<[u8; 16]>,
        suspended: Vec<[u8; 16]>,
    ) -> State {
        State {
            tag: StateTag,
            tenant: ids[0].into(),
            enrollment: ids[1].into(),
            server_key: ids[2].into(),
            counter: numbers[0],
            issued: lethe_proto::ids::Time(numbers[1]),
            locked_since: numbers[2],
            logged_out_before: lethe_proto::ids::Time(numbers[3]),
            screen_blocked_since: numbers[4],
            hold_since: numbers[5],
            message_number: numbers[6],
            message,
            cancelled: cancelled.into_iter().map(Into::into).collect(),
            suspended: suspended.into_iter().map(Into::into).collect(),
        }
    }
}

/// Some bytes of a sample replaced, removed, or put in twice.
fn mutated(bytes: &[u8], edits: &[(prop::sample::Index, u8, u8)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (at, kind, value) in edits {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match kind % 4 {
            0 => bytes[at] = *value,
            1 => drop(bytes.remove(at)),
            2 => bytes.insert(at, *value),
            _ => bytes.truncate(at),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_command_comes_back_as_it_went(command in any_command()) {
        prop_assert_eq!(&decode::<Command>(&encode(&command), CAP).unwrap(), &command);
        let exact = Exact::new(command);
        prop_assert_eq!(Exact::<Command>::parse(exact.bytes()).unwrap().digest(), exact.digest());
    }

    #[test]
    fn a_state_comes_back_as_it_went(state in any_state()) {
        prop_assert_eq!(decode::<State>(&encode(&state), CAP).unwrap(), state);
    }

    #[test]
    fn a_changed_message_never_panics_and_never_decodes_to_another_encoding(
        edits in vec((any::<prop::sample::Index>(), any::<u8>(), any::<u8>()), 1..6)
    ) {
        for (_, rule, bytes) in book::samples_once() {
            // `judge` asserts that whatever decodes encodes to the same bytes.
            book::judge(rule, &mutated(bytes, &edits));
        }
    }

    #[test]
    fn noise_never_panics(noise in vec(any::<u8>(), 0..300)) {
        for rule in book::RULES {
            book::judge(rule, &noise);
        }
    }
}

#[test]
fn a_message_beyond_its_cap_is_refused_before_it_is_read() {
    let bytes = vec![0; CAP + 1];
    assert!(matches!(decode::<Command>(&bytes, CAP), Err(lethe_proto::cbor::Malformed::TooLong { .. })));
}

#[test]
fn a_claimed_length_costs_nothing() {
    for head in [[0x9b, 0xff], [0x5b, 0xff], [0x7b, 0xff], [0xbb, 0xff]] {
        let bytes = [&head[..], &[0xff; 40]].concat();
        for rule in book::RULES {
            assert_ne!(book::judge(rule, &bytes), book::Verdict::Good);
        }
    }
}

#[test]
fn nesting_costs_no_stack() {
    let deep = [vec![0x81; 60_000], vec![0xf6]].concat();
    for (_, rule, bytes) in book::samples_once() {
        assert_ne!(book::judge(rule, &deep), book::Verdict::Good);
        // One element more, and that one is deep: a decoder that skips what it does not know has to go through it.
        let mut longer = bytes.to_vec();
        longer[0] += 1;
        longer.extend_from_slice(&deep);
        assert_ne!(book::judge(rule, &longer), book::Verdict::Good);
    }
}
