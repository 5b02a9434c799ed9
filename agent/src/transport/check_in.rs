//! The plain HTTPS check-in: what the core has to say as one CBOR array up, what the server has to say as one array down, until nothing is left to say.

use lethe_proto::cbor::{FRAME_CAP, encode};
use lethe_proto::ids::Challenge;
use lethe_proto::wire::Up;
use minicbor::Decoder;
use tokio::sync::oneshot;

use super::http::post;
use super::link::{Ended, Ends, Event, Greeting, come_back, gate};
use super::{ServerUrl, TransportError, Trust};

const PATH: &str = "/device/v1/check-in";
/// Exchanges in one check-in; a server that always has more gets the rest at the next one.
const ROUNDS: usize = 16;

/// Checks in once.
pub(super) async fn converse(url: &ServerUrl, trust: &Trust, ends: &mut Ends) -> Result<Ended, TransportError> {
    let hello = Event::Hello(Challenge::ZERO);
    let mut greeting = Greeting::default();
    greeting.hear(&hello);
    if ends.events.send(hello).await.is_err() {
        return Ok(Ended::Stopped);
    }
    let mut asked = None;
    for _ in 0..ROUNDS {
        let Some(said) = collect(ends, &mut greeting).await else { return Ok(Ended::Stopped) };
        if said.is_empty() {
            break;
        }
        let answer = post(url, trust, PATH, encode(&said)).await?;
        for item in split(&answer).ok_or_else(|| TransportError::Broken("the answer is no CBOR array".to_owned()))? {
            let event = gate(item);
            asked = come_back(&event).or(asked);
            if ends.events.send(event).await.is_err() {
                return Ok(Ended::Stopped);
            }
        }
    }
    Ok(asked.map_or(Ended::Quietly, Ended::ComeBack))
}

/// What the core said about everything sent to it so far.
async fn collect(ends: &mut Ends, greeting: &mut Greeting) -> Option<Vec<Up>> {
    let (handled, wait) = oneshot::channel();
    ends.events.send(Event::Handled(handled)).await.ok()?;
    wait.await.ok()?;
    let mut said = Vec::new();
    while let Ok(up) = ends.outgoing.try_recv() {
        if greeting.lets(&up) {
            said.push(up);
        }
    }
    Some(said)
}

/// The items of a definite array as their own bytes, so that one that is malformed does not spoil the others.
fn split(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    if bytes.len() > FRAME_CAP {
        return None;
    }
    let mut decoder = Decoder::new(bytes);
    let count = decoder.array().ok()??;
    let mut items = Vec::new();
    for _ in 0..count {
        let start = decoder.position();
        decoder.skip().ok()?;
        items.push(bytes.get(start..decoder.position())?);
    }
    (decoder.position() == bytes.len()).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_cut_into_its_items_and_nothing_may_follow() {
        assert_eq!(split(&[0x80]), Some(Vec::new()));
        assert_eq!(split(&[0x82, 0x01, 0x41, 0x07]), Some(vec![[0x01].as_slice(), &[0x41, 0x07]]));
        for bad in [
            &[][..],
            &[0x82, 0x01],
            &[0x81, 0x01, 0x02],
            &[0x9f, 0x01, 0xff],
            &[0x01],
            &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
        ] {
            assert_eq!(split(bad), None, "{bad:x?}");
        }
    }
}
