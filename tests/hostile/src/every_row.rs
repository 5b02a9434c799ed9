//! A test for each row, by name.

/// Makes one test a row, which calls `$attack` with the row's name, and one that no row is left out.
///
/// The list stands here once and is checked against [`crate::rows`], because a test must have a name when it is compiled.
#[macro_export]
macro_rules! test_every_row {
    ($attack:path) => {
        $crate::test_every_row! { @ $attack;
            bytes_follow_the_end_of_a_message = "bytes follow the end of a message";
            a_number_is_longer_than_it_need_be = "a number is longer than it need be";
            an_array_has_no_definite_length = "an array has no definite length";
            a_message_is_cut_short = "a message is cut short";
            the_server_rotates_the_keyring_without_people = "the server rotates the keyring without people";
            one_root_person_rotates_the_keyring = "one root person rotates the keyring";
            the_server_slips_its_own_key_in_at_an_invitation = "the server slips its own key in at an invitation";
            the_new_keyring_s_own_root_has_not_signed_it = "the new keyring's own root has not signed it";
            a_version_is_skipped = "a version is skipped";
            there_are_two_keyrings_of_the_next_version = "there are two keyrings of the next version";
            a_keyring_turns_back_into_a_demo = "a keyring turns back into a demo";
            an_order_names_an_old_keyring_in_which_a_removed_key_still_counted = "an order names an old keyring in which a removed key still counted";
            an_order_names_a_keyring_that_the_device_has_not_seen = "an order names a keyring that the device has not seen";
            an_order_names_a_keyring_that_never_was = "an order names a keyring that never was";
            the_server_freezes_the_device_at_a_keyring_that_has_expired = "the server freezes the device at a keyring that has expired";
            an_order_is_not_in_the_log = "an order is not in the log";
            an_order_stands_in_the_log_as_something_else = "an order stands in the log as something else";
            the_log_is_another_one = "the log is another one";
            the_log_has_forked_since_the_device_saw_it = "the log has forked since the device saw it";
            the_tree_has_shrunk = "the tree has shrunk";
            the_proof_begins_at_a_tree_that_the_device_has_not_seen = "the proof begins at a tree that the device has not seen";
            the_witnesses_have_not_seen_the_checkpoint = "the witnesses have not seen the checkpoint";
            an_honest_wipe_with_two_approvals_is_carried_out = "an honest wipe with two approvals is carried out";
            a_compromised_server_issues_a_wipe_without_people = "a compromised server issues a wipe without people";
            a_wipe_is_for_another_tenant = "a wipe is for another tenant";
            a_wipe_is_for_another_enrollment_of_the_same_device = "a wipe is for another enrollment of the same device";
            the_server_lies_about_whose_device_it_is = "the server lies about whose device it is";
            the_server_lies_about_the_person_behind_the_label = "the server lies about the person behind the label";
            the_server_lies_about_the_hardware = "the server lies about the hardware";
            a_wipe_of_the_device_exceeds_what_the_enrollment_allows = "a wipe of the device exceeds what the enrollment allows";
            the_same_target_stands_twice = "the same target stands twice";
            twenty_six_targets_are_more_than_any_order_carries = "twenty-six targets are more than any order carries";
            four_targets_need_a_third_person = "four targets need a third person";
            more_targets_than_the_highest_rung_are_refused_however_many_sign = "more targets than the highest rung are refused however many sign";
            the_reason_is_changed_after_people_signed = "the reason is changed after people signed";
            approvals_of_an_unlock_are_moved_to_a_wipe = "approvals of an unlock are moved to a wipe";
            the_command_id_of_an_executed_order_comes_with_other_bytes = "the command id of an executed order comes with other bytes";
            an_executed_unlock_is_played_again_to_open_a_later_lock = "an executed unlock is played again to open a later lock";
            an_approved_order_is_not_signed_by_the_server = "an approved order is not signed by the server";
            an_approval_is_dropped_after_the_server_signed = "an approval is dropped after the server signed";
            an_order_about_an_approver_s_own_device_carries_their_approval = "an order about an approver's own device carries their approval";
            one_person_is_not_two = "one person is not two";
            one_key_is_counted_twice = "one key is counted twice";
            one_person_is_counted_twice_with_two_keys = "one person is counted twice with two keys";
            a_stranger_s_key_signs = "a stranger's key signs";
            a_key_in_a_file_signs_outside_a_demo = "a key in a file signs outside a demo";
            a_person_signs_in_a_role_that_they_do_not_have = "a person signs in a role that they do not have";
            an_approval_as_one_role_is_shown_as_another = "an approval as one role is shown as another";
            a_veto_is_shown_as_an_approval = "a veto is shown as an approval";
            an_approval_for_another_tenant_is_shown_here = "an approval for another tenant is shown here";
            a_login_is_turned_into_an_approval = "a login is turned into an approval";
            a_passkey_signs_for_another_origin = "a passkey signs for another origin";
            a_passkey_signs_in_a_frame_of_another_site = "a passkey signs in a frame of another site";
            the_creation_of_a_passkey_is_shown_as_an_approval = "the creation of a passkey is shown as an approval";
            a_payment_is_shown_as_an_approval = "a payment is shown as an approval";
            a_passkey_signs_without_verifying_the_person = "a passkey signs without verifying the person";
            a_passkey_that_lives_in_a_cloud_signs_although_the_keyring_forbids_it = "a passkey that lives in a cloud signs although the keyring forbids it";
            a_fido_key_of_openssh_signs_without_verifying_the_person = "a FIDO key of OpenSSH signs without verifying the person";
            a_fido_key_of_openssh_signed_for_another_application = "a FIDO key of OpenSSH signed for another application";
            an_ssh_signature_in_another_namespace_is_shown_as_an_approval = "an SSH signature in another namespace is shown as an approval";
            a_suspended_leaver_signs = "a suspended leaver signs";
            a_vetoed_order_comes_all_the_same = "a vetoed order comes all the same";
            an_order_from_before_halt_comes_all_the_same = "an order from before HALT comes all the same";
            after_a_veto_the_same_two_people_are_not_enough_for_a_new_order = "after a veto the same two people are not enough for a new order";
            the_server_lifts_its_own_lock = "the server lifts its own lock";
            the_server_unlocks_by_an_order_without_people = "the server unlocks by an order without people";
            a_stale_unlock_opens_a_later_lock = "a stale unlock opens a later lock";
            the_counter_jumps_to_the_end = "the counter jumps to the end";
            an_old_state_comes_after_a_newer_one = "an old state comes after a newer one";
            a_state_is_signed_by_a_key_that_is_not_in_the_keyring = "a state is signed by a key that is not in the keyring";
            a_state_is_for_another_enrollment = "a state is for another enrollment";
            a_wipe_comes_while_a_legal_hold_stands = "a wipe comes while a legal hold stands";
            a_cancelled_order_comes_all_the_same = "a cancelled order comes all the same";
            an_expired_order_comes = "an expired order comes";
            an_order_is_issued_in_the_future = "an order is issued in the future";
            an_order_lives_longer_than_thirty_days = "an order lives longer than thirty days";
            an_order_comes_before_its_time = "an order comes before its time";
        }
    };
    (@ $attack:path; $($test:ident = $name:literal;)+) => {
        $(#[test] fn $test() { $attack($name); })+

        #[test]
        fn every_row_is_run() {
            let names: Vec<_> = $crate::rows().iter().map(|row| row.name).collect();
            assert_eq!(names, [$($name),+]);
        }
    };
}
