//! What is forgotten about sign-ins when its time has come: first the exact address and the point on the map, then the rest.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use lethe_proto::ids::Time;
use serde_json::Value;

use super::{
    Committed, Reader, Store, StoreError,
    repo::sign_ins::{Cut, TABLE},
    sql::{Table, all, one, run, signed, values},
    tx::Tx,
};

const RUN: Table = Table { name: "retention_run", key: "one" };
/// Rows of one turn: the writer has other work, too.
const AT_ONCE: i64 = 2_000;

/// The network of an address that is kept instead of it: 24 bits of IPv4, 48 of IPv6.
pub fn network_of(address: IpAddr) -> Cut {
    match address {
        IpAddr::V4(address) => {
            let [a, b, c, _] = address.octets();
            (Ipv4Addr::new(a, b, c, 0).into(), 24)
        }
        IpAddr::V6(address) => {
            let [a, b, c, ..] = address.segments();
            (Ipv6Addr::new(a, b, c, 0, 0, 0, 0, 0).into(), 48)
        }
    }
}

/// Reasons without the points on the map that some of them were judged by.
fn without_points(reasons: &str) -> Option<String> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for point in ["latitude", "longitude", "accuracy_km"] {
                    fields.remove(point);
                }
                fields.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut value = serde_json::from_str(reasons).ok()?;
    strip(&mut value);
    Some(value.to_string())
}

/// What was forgotten in one turn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Forgotten {
    /// Sign-ins.
    pub sign_ins: u64,
    /// Addresses of those that stay.
    pub addresses: u64,
    /// More is due.
    pub more: bool,
}

impl Tx {
    /// Forgets sign-ins from before one moment, and exact addresses from before another; a bounded number at once.
    pub async fn forget_sign_ins(&self, sign_ins: Time, addresses: Time) -> Result<Forgotten, StoreError> {
        let sql = "DELETE FROM sign_in WHERE no IN (SELECT no FROM sign_in WHERE at < $1 ORDER BY at, no LIMIT $2)";
        let gone = run(&self.db, sql, values![signed(sign_ins.0), AT_ONCE]).await?;
        let sql = "SELECT no, address, reasons FROM sign_in WHERE shortened = 0 AND at < $1 ORDER BY at LIMIT $2";
        let due = all(&self.db, TABLE, sql, values![signed(addresses.0), AT_ONCE]).await?;
        for row in &due {
            let address = row.text("address")?;
            let address = address.parse().map_or(address, |address| {
                let (network, length) = network_of(address);
                format!("{network}/{length}")
            });
            let reasons = without_points(&row.text("reasons")?).ok_or_else(|| row.unreadable("reasons"))?;
            let sql = "UPDATE sign_in SET address = $2, latitude_e6 = NULL, longitude_e6 = NULL, accuracy_km = NULL, \
                       reasons = $3, shortened = 1 WHERE no = $1";
            run(&self.db, sql, values![row.int("no")?, address, reasons]).await?;
        }
        let addresses = due.len() as u64;
        let full = u64::try_from(AT_ONCE).unwrap_or(u64::MAX);
        Ok(Forgotten { sign_ins: gone, addresses, more: gone >= full || addresses >= full })
    }
}

impl Store {
    /// Puts down that it was looked for what to forget.
    pub async fn note_retention(&self) -> Result<(), StoreError> {
        self.write(move |tx| async move {
            let sql = "INSERT INTO retention_run (one, ran_at) VALUES (1, $1) \
                       ON CONFLICT (one) DO UPDATE SET ran_at = excluded.ran_at";
            run(&tx.db, sql, values![signed(tx.now().0)]).await?;
            Ok::<Committed<()>, StoreError>(tx.traffic(()))
        })
        .await
    }
}

impl Reader<'_> {
    /// When it was last looked for what to forget.
    pub async fn retention_ran_at(&self) -> Result<Option<Time>, StoreError> {
        let sql = "SELECT * FROM retention_run WHERE one = 1";
        one(self.db, RUN, sql, values![]).await?.map(|row| row.time("ran_at")).transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_cut_to_its_network() {
        let cut = |text: &str| text.parse().map(network_of).map(|(network, length)| format!("{network}/{length}"));
        assert_eq!(cut("192.0.2.77").as_deref(), Ok("192.0.2.0/24"));
        assert_eq!(cut("2001:db8:1:2:3::4").as_deref(), Ok("2001:db8:1::/48"));
    }

    #[test]
    fn reasons_lose_their_points_and_nothing_else() {
        let reasons =
            r#"[{"code":"travel.impossible","journey":{"before":{"latitude":1.5,"longitude":2.5,"at":7},"km":9}}]"#;
        let kept = r#"[{"code":"travel.impossible","journey":{"before":{"at":7},"km":9}}]"#;
        assert_eq!(without_points(reasons).as_deref(), Some(kept));
        assert_eq!(without_points("no JSON"), None);
    }
}
