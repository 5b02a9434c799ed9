//! The help texts, as people see them.

use clap::{CommandFactory as _, Parser as _};

use crate::bench::Line;

/// Every command with its subcommands, one line each.
fn tree(command: &clap::Command, depth: usize, out: &mut String) {
    for verb in command.get_subcommands().filter(|verb| verb.get_name() != "help") {
        let about = verb.get_about().map(ToString::to_string).unwrap_or_default();
        let name = format!("{}{}", "  ".repeat(depth), verb.get_name());
        out.push_str(&format!("{name:28} {about}\n"));
        tree(verb, depth + 1, out);
    }
}

#[test]
fn the_tree_of_commands_is_known() {
    let mut text = String::new();
    tree(&Line::command(), 0, &mut text);
    insta::assert_snapshot!(text);
}

#[test]
fn the_help_of_the_commands_that_sign_is_known() {
    let mut text = String::new();
    for words in [["approve", "--help"].as_slice(), &["keyring", "new", "--help"], &["command", "request", "--help"]] {
        let line = ["lethe"].iter().chain(words);
        let error = Line::try_parse_from(line).err().unwrap();
        text.push_str(&format!("$ lethe {}\n{error}\n", words.join(" ")));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_command_line_is_sound() {
    Line::command().debug_assert();
}

#[test]
fn approving_and_making_a_code_do_not_get_in_each_others_way() {
    let good: [&[&str]; 3] = [
        &["lethe", "approve", "ab", "--key", "k"],
        &["lethe", "approve", "enroll-code", "--person", "anna", "--label", "Anna · Pixel", "--json"],
        &["lethe", "command", "request", "wipe_container", "--device", "x", "--reason", "lost", "--expires", "24h"],
    ];
    for line in good {
        assert!(Line::try_parse_from(line).is_ok(), "{line:?}: {}", Line::try_parse_from(line).err().unwrap());
    }
    let bad: [&[&str]; 3] = [
        &["lethe", "approve", "ab", "--key", "k", "--yes"],
        &["lethe", "command", "request", "explode", "--device", "x", "--reason", "lost"],
        &["lethe", "command", "request", "wipe_container", "--reason", "lost"],
    ];
    for line in bad {
        assert!(Line::try_parse_from(line).is_err(), "{line:?}");
    }
}
