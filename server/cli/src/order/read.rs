//! An order as it arrives: the command's bytes, and the signatures that others have given so far.

use std::path::Path;

use lethe_proto::{
    approval::Approval,
    cbor::{CAP, Exact, decode},
    command::Command,
    veto::SignedVeto,
};
use serde_json::Value;

use crate::{
    answer::{blob, list, strange},
    api::Api,
    profile::read,
    trouble::Trouble,
};

/// Bytes and signatures; nothing else of the server's answer is believed or shown.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// As it would be signed.
    pub(crate) command: Exact<Command>,
    /// Who said yes.
    pub(crate) approvals: Vec<Approval>,
    /// Who said no.
    pub(crate) vetoes: Vec<SignedVeto>,
}

/// Fetches an order and checks that it is the one asked for.
pub(crate) fn fetch(api: &Api, id: &str) -> Result<Order, Trouble> {
    of_json(&api.get(&["commands", id], &[])?).and_then(|order| is_named(order, id))
}

/// Refuses another order than the one that the person named.
fn is_named(order: Order, id: &str) -> Result<Order, Trouble> {
    if order.command.id.to_string() == id {
        return Ok(order);
    }
    Err(Trouble::new(
        format!("the server sent command {} instead of {id}", order.command.id),
        "sign nothing; tell the security team",
    ))
}

/// Reads an order from a file: the JSON of `lethe command show --json`, or the command's bytes alone.
pub(crate) fn of_file(file: &Path) -> Result<Order, Trouble> {
    let bytes = read(file)?;
    if bytes.first() == Some(&b'{') {
        let value: Value = serde_json::from_slice(&bytes)
            .map_err(|error| Trouble::usage(format!("{} is not JSON: {error}", file.display()), "fetch it again"))?;
        return of_json(&value);
    }
    Ok(Order { command: command(&bytes)?, approvals: Vec::new(), vetoes: Vec::new() })
}

/// Reads the server's JSON.
pub(crate) fn of_json(value: &Value) -> Result<Order, Trouble> {
    let approvals = list(value, "approvals")
        .iter()
        .map(|item| decode(&blob(item, "approval")?, CAP).map_err(|_| strange("approval")));
    let vetoes =
        list(value, "vetoes").iter().map(|item| decode(&blob(item, "veto")?, CAP).map_err(|_| strange("veto")));
    Ok(Order {
        command: command(&blob(value, "bytes")?)?,
        approvals: approvals.collect::<Result<_, _>>()?,
        vetoes: vetoes.collect::<Result<_, _>>()?,
    })
}

fn command(bytes: &[u8]) -> Result<Exact<Command>, Trouble> {
    let malformed = |why: String| {
        Trouble::new(
            format!("these bytes are no command that an agent would accept: {why}"),
            "sign nothing; ask who made them",
        )
    };
    let command = Exact::<Command>::parse(bytes).map_err(|error| malformed(error.to_string()))?;
    if command.is_well_formed() {
        Ok(command)
    } else {
        Err(malformed("its lists or times do not belong together".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use data_encoding::BASE64;
    use lethe_people::{Company, Phone, command};
    use lethe_proto::{ids::PersonId, kinds::Action};
    use serde_json::json;

    use super::*;

    fn answer(change: impl FnOnce(&mut Command)) -> Result<Order, Trouble> {
        let company = Company::standard();
        let phone = Phone::new(company.tenant, PersonId::new([9; 16]), "Max Bauer · Pixel 9", 1);
        let mut order = command(&company, &company.first().keyring, Action::WipeContainer, vec![phone.target()]);
        change(&mut order);
        of_json(&json!({"bytes": BASE64.encode(Exact::new(order).bytes()), "id": "whatever the server says"}))
    }

    #[test]
    fn another_order_than_the_named_one_is_refused() {
        let order = answer(|_| ()).unwrap();
        let id = order.command.id.to_string();
        assert!(is_named(order.clone(), &id).is_ok());
        assert!(is_named(order, &"00".repeat(16)).is_err());
    }

    #[test]
    fn an_order_whose_lists_do_not_belong_together_is_refused() {
        assert!(answer(|command| command.targets.clear()).is_err());
        assert!(answer(|command| command.targets.push(command.targets[0].clone())).is_err());
        assert!(answer(|command| command.action = Action::Unlock).is_err());
    }
}
