//! What a search found: whether it is one entry, and how that is named.

use ldap3::{ResultEntry, SearchEntry};
use lethe_proto::cbor::sha256;

use super::DirectoryPerson;

/// A name that stays the same while an entry is moved: of most directories, and of Active Directory.
pub(super) const STABLE: [&str; 2] = ["entryUUID", "objectGUID"];

/// The entry, if it is the only one and has a name. An entry without a name cannot be bound to: that would be an anonymous bind.
pub(super) fn only(entries: Vec<ResultEntry>, complete: bool) -> Option<DirectoryPerson> {
    let count = entries.len();
    let mut entries = entries.into_iter().map(SearchEntry::construct);
    let (Some(entry), None, true) = (entries.next(), entries.next(), complete) else {
        if count > 0 {
            tracing::warn!("the directory has several entries for one login: [directory] filter is not narrow enough");
        }
        return None;
    };
    person(entry)
}

fn person(entry: SearchEntry) -> Option<DirectoryPerson> {
    let [uuid, guid] = STABLE.map(|name| first(&entry, name));
    let key = match (uuid, guid) {
        (Some(uuid), _) => format!("uuid:{}", String::from_utf8_lossy(&uuid).to_lowercase()),
        (None, Some(guid)) => format!("guid:{}", data_encoding::HEXLOWER.encode(&guid)),
        (None, None) => format!("dn:{}", sha256(entry.dn.to_lowercase().as_bytes())),
    };
    (!entry.dn.is_empty()).then_some(DirectoryPerson { dn: entry.dn, key })
}

/// The first value of an attribute, whose name has no case.
fn first(entry: &SearchEntry, name: &str) -> Option<Vec<u8>> {
    let texts = entry.attrs.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
    let bytes = entry.bin_attrs.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
    let text = texts.and_then(|(_, values)| values.first()).map(|value| value.clone().into_bytes());
    text.or_else(|| bytes.and_then(|(_, values)| values.first()).cloned())
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    fn entry(dn: &str, attrs: &[(&str, &str)], bin_attrs: &[(&str, &[u8])]) -> SearchEntry {
        SearchEntry {
            dn: dn.to_owned(),
            attrs: attrs.iter().map(|(name, value)| ((*name).to_owned(), vec![(*value).to_owned()])).collect(),
            bin_attrs: bin_attrs.iter().map(|(name, value)| ((*name).to_owned(), vec![value.to_vec()])).collect(),
        }
    }

    fn key(entry: SearchEntry) -> String {
        person(entry).unwrap().key
    }

    #[test]
    fn an_entry_is_known_by_what_stays_the_same() {
        let uuid = ("entryuuid", "6F9619FF-8B86-D011-B42D-00C04FC964FF");
        assert_eq!(key(entry("cn=a", &[uuid], &[])), "uuid:6f9619ff-8b86-d011-b42d-00c04fc964ff");
        assert_eq!(key(entry("cn=a", &[], &[("objectGUID", &[0xff, 0x19])])), "guid:ff19");
        assert_eq!(key(entry("CN=a", &[], &[])), key(entry("cn=a", &[], &[])));
        assert!(key(entry("cn=a", &[], &[])).starts_with("dn:"));
    }

    #[test]
    fn an_entry_without_a_name_is_nobody() {
        assert_eq!(person(SearchEntry { dn: String::new(), attrs: HashMap::new(), bin_attrs: HashMap::new() }), None);
    }
}
