//! In which role a person signs: the one that brings the order furthest, unless they say otherwise.

use lethe_proto::{command::Command, ids::PersonId, keyring::Keyring, kinds::Role};

use crate::{order::judge::Judged, text::ladder::role_words, trouble::Trouble};

/// Chooses the role, and refuses where the signature would not count.
pub(crate) fn choose(
    person: PersonId,
    wanted: Option<Role>,
    command: &Command,
    judged: &Judged,
    keyrings: [&Keyring; 2],
) -> Result<Role, Trouble> {
    let solo = keyrings.iter().all(|keyring| keyring.limits.solo);
    if command.is_about(person) && !solo {
        return Err(Trouble::new(
            "one of the devices is your own, and nobody decides about themselves",
            "leave this one to the others, or ask for a command without your device",
        ));
    }
    if judged.signed.iter().any(|(who, _)| *who == person) {
        return Err(Trouble::new("you have signed this command already", "nothing more is needed from you"));
    }
    let holds = |role: Role| keyrings.iter().all(|keyring| keyring.has_role(person, role));
    if let Some(role) = wanted {
        return if holds(role) {
            Ok(role)
        } else {
            Err(Trouble::new(
                format!("you do not have the role {}", role_words(role)),
                "see `lethe keyring show` for the roles that you have",
            ))
        };
    }
    let asked = |role: &Role| judged.alternatives.iter().flatten().any(|need| need.role == *role);
    let useful = Role::ALL.iter().copied().filter(|role| holds(*role)).filter(asked);
    useful.min_by_key(|role| judged.missing_after(Some((person, *role)))).ok_or_else(|| {
        Trouble::new("none of your roles counts for this action", "see `lethe keyring show` for who it takes")
    })
}
