//! The ladder, drawn as text.

use lethe_proto::{
    keyring::Keyring,
    kinds::{Action, LadderAction, Role},
    ladder::Need,
};

/// What an action is called in a sentence.
pub(crate) fn action_words(action: LadderAction) -> &'static str {
    match action {
        LadderAction::WipeContainer => "wipe the company container",
        LadderAction::WipeDevice => "erase the whole device",
        LadderAction::Unenroll => "wipe the container and end the enrollment",
        LadderAction::Unlock => "lift the lock",
        LadderAction::UnblockScreen => "allow screenshots again",
        LadderAction::ReleaseHold => "end the legal hold",
        LadderAction::Keyring => "change the keyring",
        LadderAction::Release => "release all locks of a server key",
    }
}

/// What cannot be undone afterwards.
pub(crate) fn aftermath(action: Action) -> &'static str {
    match action {
        Action::WipeContainer => {
            "CANNOT BE UNDONE: the container's keys and files are destroyed. Private files on the device stay."
        }
        Action::WipeDevice => "CANNOT BE UNDONE: everything on the device is erased, private files too.",
        Action::Unenroll => {
            "CANNOT BE UNDONE: the container's keys and files are destroyed and the device leaves the company. \
             Private files stay."
        }
        Action::Unlock => "This LOWERS protection: whoever holds the device can open the container again.",
        Action::UnblockScreen => "This LOWERS protection: what the container shows can be photographed by programs.",
        Action::ReleaseHold => "This LOWERS protection: the device can be wiped again, and evidence with it.",
    }
}

/// What a role is called.
pub(crate) const fn role_words(role: Role) -> &'static str {
    match role {
        Role::Root => "root",
        Role::It => "IT",
        Role::Hr => "HR",
    }
}

/// `2 × IT` or `1 × HR + 1 × IT`.
pub(crate) fn needs(needs: &[Need]) -> String {
    needs.iter().map(|need| format!("{} × {}", need.count, role_words(need.role))).collect::<Vec<_>>().join(" + ")
}

/// `2 × IT, or 1 × HR + 1 × IT`.
pub(crate) fn alternatives(alternatives: &[Vec<Need>]) -> String {
    alternatives.iter().map(|one| needs(one)).collect::<Vec<_>>().join(", or ")
}

/// Every action with its rungs.
pub(crate) fn draw(keyring: &Keyring) -> String {
    let mut lines = Vec::new();
    for &action in LadderAction::ALL {
        let mut rungs: Vec<_> = keyring.ladder.iter().filter(|rung| rung.action == action).collect();
        rungs.sort_by_key(|rung| rung.max_targets);
        if rungs.is_empty() {
            lines.push(format!("  {}\n    nobody can", action_words(action)));
            continue;
        }
        lines.push(format!("  {}", action_words(action)));
        let mut below = 0;
        for rung in rungs {
            let reach = match (action, below + 1, rung.max_targets) {
                (LadderAction::Keyring | LadderAction::Release, _, _) => String::new(),
                (_, 1, 1) => "1 device: ".to_owned(),
                (_, from, to) if from == to => format!("{to} devices: "),
                (_, from, to) => format!("{from}–{to} devices: "),
            };
            lines.push(format!("    {reach}{}", alternatives(&rung.alternatives)));
            below = rung.max_targets;
        }
    }
    lines.join("\n")
}
